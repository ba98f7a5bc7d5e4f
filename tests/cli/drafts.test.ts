import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

const [SHOWN, HIDDEN] = ['INC-2024-0001', 'INC-2024-0002'];
const SAID = {
  indicators: '[{ id: I1, type: domain-name, value: relay.example.net }]',
  intel: '[{ id: V1, source: threatbook, indicator: I1, history: [{ at: 2024-05-06, verdict: malicious }] }]',
};

let place: Workplace;
afterEach(() => place.remove());

/** A branch on which a published report and one in review are new. */
function open(drafts = 'hidden'): void {
  place = openWorkplace({
    'precedent.config.ts': `export default { title: 'T', drafts: '${drafts}' };\n`,
    'incidents/tags.yml': '{}\n',
  });
  place.commit();
  place.git('branch', 'base');
  place.write(
    `incidents/2024/${SHOWN}.mdx`,
    report(SHOWN, { title: `After ${HIDDEN}` }).replace('---\n', PUBLISHED),
  );
  place.write(`incidents/2024/${HIDDEN}.mdx`, report(HIDDEN, { record_status: 'in_review', ...SAID }));
}

const PUBLISHED = '---\nrecord_status: superseded\n';

const changes = async (...flags: string[]): Promise<string> =>
  (await place.run(['changes', '--base', 'base', ...flags])).stdout;

describe('drafts that the settings hide', () => {
  it('are found and compared by whoever has the checkout', async () => {
    open();
    const asked = await place.run(['search', 'relay.example.net']);
    expect(asked.stdout).toContain(HIDDEN);
    expect(await changes()).toContain(`[${HIDDEN}]`);
    expect(await changes('--format', 'json')).toContain(`"id": "${HIDDEN}"`);
  });

  it.each(['text', 'slack', 'feishu', 'dingtalk'])(
    'are not told to a chat as %s, unless asked for',
    async (format) => {
      open();
      const told = await changes('--format', format);
      expect(told).toContain(SHOWN);
      expect(told).not.toContain(HIDDEN);
      expect(await changes('--format', format, '--with-drafts')).toContain(HIDDEN);
    },
  );

  it('are cited and disputed with a word on the page that is not there', async () => {
    open();
    const word = `\`${HIDDEN}\` is not published yet, and the site leaves it out: its address leads to no page until then.\n`;
    for (const argv of [
      ['cite', HIDDEN],
      ['dispute', HIDDEN],
    ]) {
      const ended = await place.run(argv);
      expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining(HIDDEN) as string });
      expect(ended.stderr).toContain(word);
    }
    expect((await place.run(['cite', SHOWN])).stderr).not.toContain('leads to no page');
  });

  it('have no page to print', async () => {
    open();
    const { code, stderr } = await place.run(['export', 'pdf', HIDDEN]);
    expect(code).toBe(1);
    expect(stderr).toContain('the site leaves it out, so there is no page to print.\nPublish it first');
  });
});

it('drafts that are marked are told to everybody', async () => {
  open('marked');
  expect(await changes('--format', 'text')).toContain(HIDDEN);
  expect((await place.run(['cite', HIDDEN])).stderr).not.toContain('leads to no page');
});
