import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEarlierTexts } from '../../src/archive/earlier/texts.ts';
import { readHistory } from '../../src/archive/history.ts';
import { openArchive } from '../../src/archive/read.ts';
import { readLog } from '../../src/archive/report-log.ts';
import { loadSettings } from '../../src/archive/settings.ts';
import type { EarlierTexts } from '../../src/core/exports/cite/cited-part.ts';
import { gitEnv } from '../archive/repository.ts';
import { FILE, FILES, playFoundingCase, type Played } from './founding-case.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
let played: Played;
beforeAll(async () => {
  place = openWorkplace(FILES);
  played = await playFoundingCase(place);
});
afterAll(() => place.remove());

const printed = (step: string): string => played.steps[step]?.stdout ?? '';
const told = (step: string): string => played.steps[step]?.stderr ?? '';

describe('the founding case, by commands alone', () => {
  it('fails where it has to, and nowhere else', () => {
    const failed = Object.entries(played.steps).filter(([, { code }]) => code !== 0);
    expect(failed.map(([name]) => name)).toEqual(['publish with gaps', 'facts without a verdict']);
  });

  it('is not published with its gaps, and says of each kind once how to close it', () => {
    expect(told('publish with gaps').match(/Write what it stands for/g)).toHaveLength(1);
    expect(told('publish with gaps')).toContain('and 17 more problems\nNothing was written.\n');
    expect(printed('publish')).toContain('-record_status: draft\n+record_status: published\n');
  });

  it('takes a source that speaks up later, and what each says since', () => {
    expect(printed('360: malicious')).toContain("+  - id: V3\n+    source: '360'\n+    indicator: I1\n");
    expect(printed('微步: expired')).toContain('+        verdict: expired\n');
  });

  it('does not take the two dates beside the verdict that they speak against', () => {
    expect(told('facts without a verdict')).toMatch(
      /The verdict is `true_positive`, but the newest evidence about `203\.0\.113\.45` is dated `2022-10-16`/,
    );
    expect(printed('turn')).toContain('Still written for the earlier verdict: `title`.');
  });

  it('asks the source in its language and in English, and notes it by the command that the letter gives', () => {
    expect(printed('letter')).toContain(
      '- 恶意证据比我方持有 203[.]0[.]113[.]45 早 6 天。\n- 样本运行于 Windows，而我方主机是 Linux。',
    );
    expect(printed('letter in English')).toContain('The sample is for Windows. Our host runs Linux.');
    expect(printed('note the dispute')).toContain('+      recheck_on: 2023-10-06\n');
    expect(printed('past the date')).toContain(
      'was to be looked at again on `2023-10-06` and is still `pending`',
    );
  });

  it('ends with its history, the answer and the proofs of its actions in one file', () => {
    const text = place.read(FILE);
    expect(text).toContain('verdict:\n  # 第一步做完之前');
    expect(text.match(/^ {6}value: .*$/gm)).toEqual([
      '      value: true_positive',
      '      value: false_positive',
    ]);
    expect(text).toContain('      outcome: accepted\n      answered_on: 2023-10-09\n');
    expect(text.match(/verified_by="[^"]*"/g)).toEqual([
      'verified_by="台账抽查，40 条均有日期"',
      'verified_by="https://git.example/ops/12"',
    ]);
  });

  it('is cited in a review, and told in a chat', () => {
    expect(printed('cite')).toMatch(
      /^\[INC-2023-0001@\w{7}#F1\]\(https:\/\/kb\.example\.org\/incidents\/INC-2023-0001\/\?v=\w{7}#F1\)/,
    );
    expect(printed('digest')).toMatchInlineSnapshot(`
      "Changes to the incident archive

      Changed reports (1)
      - INC-2023-0001 测试环境堡垒机的 IP 被三家情报判为 CobaltStrike 远控 · intel.V2.dispute
        https://kb.example.org/incidents/INC-2023-0001/

      Actions (2)
      - INC-2023-0001#A1 closed: 当时没有记录。 (运维组)
      - INC-2023-0001#A2 closed: 请情报源更新标签。 (安全响应组, due 2023-09-28)
      "
    `);
  });

  it('settles the same alert the next time', () => {
    expect(printed('recall again')).toContain('False positive (IP reuse), strong match');
    expect(printed('recall again')).toContain('took back its label of 203[.]0[.]113[.]45 on 2023-10-09');
  });

  it('still says to who cited it what it said then', async () => {
    const settings = await loadSettings(place.folder);
    const { reports } = await openArchive(settings, place.folder);
    const log = await readLog(join(place.folder, 'incidents'), gitEnv());
    const { sources } = await readHistory(log, reports, settings);
    const texts = await readEarlierTexts(reports, { log, settings, sources });
    const earlier = JSON.parse(texts.get('INC-2023-0001') ?? '{}') as EarlierTexts;
    const then = earlier[/v=(\w+)/.exec(played.cited)?.[1] ?? ''] ?? [];
    const head = then.find(({ part }) => part === '')?.stretches ?? [];
    expect(head).toContainEqual([-1, 'true_positive']);
    expect(head).toContainEqual([1, 'false_positive']);
  });
});
