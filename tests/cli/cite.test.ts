import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('cite', () => {
  it('writes the citation alone to standard output', async () => {
    open();
    expect(await place.run(['cite', 'INC-2024-0001#F1'])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "\`INC-2024-0001\` is a draft: its text will change.
      ",
        "stdout": "INC-2024-0001@0fb28b6#F1 Feed calls evil[.]example[.]net malicious (False positive) http://localhost:4321/incidents/INC-2024-0001/?v=0fb28b6#F1
      ",
      }
    `);
    expect((await place.run(['cite', 'INC-2024-0001', '--format', 'md'])).stdout).toMatchInlineSnapshot(`
      "[INC-2024-0001@0fb28b6](http://localhost:4321/incidents/INC-2024-0001/?v=0fb28b6) Feed calls evil\\[.\\]example\\[.\\]net malicious (False positive)
      "
    `);
  });

  it.each([
    ['INC-2024-0002', 'There is no report `INC-2024-0002`.\nDid you mean `INC-2024-0001`?\n'],
    ['inc-2024-0001', 'There is no report `inc-2024-0001`.\nDid you mean `INC-2024-0001`?\n'],
    [
      'INC-2024-0001#F3',
      '`INC-2024-0001` has no part `F3`.\nDid you mean `INC-2024-0001#F1`? Its parts are `F1`, `background`, `findings`.\n',
    ],
    [
      'a report',
      '`a report` is not a reference to a report.\nWrite an id, such as INC-2023-0001 or INC-2023-0001#F2.\n',
    ],
  ])('refuses %s with what to write', async (reference, message) => {
    open();
    const { code, stderr } = await place.run(['cite', reference]);
    expect(code).toBe(2);
    expect(stderr).toBe(message);
  });

  it('says when the file of the report cannot be read', async () => {
    place = openWorkplace({ 'incidents/2024/INC-2024-0001.mdx': 'No front matter.' });
    expect(await place.run(['cite', 'INC-2024-0001'])).toEqual({
      code: 1,
      stdout: '',
      stderr:
        '`incidents/2024/INC-2024-0001.mdx` cannot be read as a report.\n`precedent-kb check incidents/2024/INC-2024-0001.mdx` says why. Correct that first.\n',
    });
  });

  it('says what to know of an old id, an old text and a withdrawn report', async () => {
    open({
      record_status: 'withdrawn\nwithdrawn_on: 2024-06-01\nwithdrawn_reason: Wrong host',
      aliases: '[INC-2024-0900]',
    });
    const { code, stderr } = await place.run(['cite', 'INC-2024-0900@aaaaaaa']);
    expect(code).toBe(0);
    expect(stderr).toMatchInlineSnapshot(`
      "\`INC-2024-0900\` is an old id of \`INC-2024-0001\`.
      \`INC-2024-0001\` is withdrawn: its page says why.
      The text has changed since \`aaaaaaa\`; this citation names the current text.
      "
    `);
  });

  it('tells by the history that git has what has changed since', async () => {
    open();
    const file = 'incidents/2024/INC-2024-0001.mdx';
    const cite = async (reference: string): Promise<string> => (await place.run(['cite', reference])).stderr;
    const digest = async (): Promise<string> =>
      /@([0-9a-f]{7})/.exec((await place.run(['cite', 'INC-2024-0001'])).stdout)?.[1] ?? '';
    const first = await digest();
    place.commit();
    place.write(
      file,
      place.read(file).replace('title: Feed', 'title:   "Feed').replace('malicious', 'malicious"'),
    );
    const changed = `The text has changed since \`${first}\`; this citation names the current text.`;
    // Nobody has compared what is not committed yet.
    expect(await cite(`INC-2024-0001@${first}`)).toContain(`${changed}\n`);
    place.commit();
    expect(await cite(`INC-2024-0001@${first}`)).toContain(
      `Only the form of the text has changed since \`${first}\`: it says the same.\n`,
    );
    place.write(file, place.read(file).replace('severity: low', 'severity: high'));
    place.commit();
    expect(await cite(`INC-2024-0001@${first}#F1`)).toMatch(
      new RegExp(`${changed} Last change: \\d{4}-\\d\\d-\\d\\d, Change\\.\\n`),
    );
    place.write('incidents/2024/INC-2024-0002.mdx', report('INC-2024-0002'));
    expect(await cite(`INC-2024-0002@${first}`)).toContain('has changed since');
  });

  it('knows a citation of the same text that counted its line ends', async () => {
    open();
    const file = 'incidents/2024/INC-2024-0001.mdx';
    const windows = place.read(file).replaceAll('\n', '\r\n');
    const old = createHash('sha256').update(windows).digest('hex').slice(0, 7);
    const said = `The text is the same as at \`${old}\`, whose digest counted its line ends.`;
    const { stdout, stderr } = await place.run(['cite', `INC-2024-0001@${old}`]);
    expect(stderr).toContain(said);
    place.write(file, windows);
    expect(await place.run(['cite', `INC-2024-0001@${old}`])).toMatchObject({ stdout, stderr });
  });
});

function open(fields: Record<string, string> = {}): void {
  place = openWorkplace({
    'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', {
      title: 'Feed calls evil.example.net malicious',
      verdict: '{ value: false_positive, cause: stale_intel }',
      indicators: '[{ id: I1, type: domain-name, value: evil.example.net }]',
      findings: 1,
      ...fields,
    }),
  });
}
