import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const IMPORT = ['import', 'veris', 'records.jsonl'];

describe('import', () => {
  it('writes drafts that the check accepts, and says what it did', async () => {
    place = openWorkplace({
      'records.jsonl': lines(record('a', { plus: { analyst: 'somebody' } }), record('b')),
    });
    expect(await place.run(IMPORT)).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "Importing records.jsonl …
      ",
        "stdout": "Read 2 records from 1 file.
      Wrote 2 reports to \`incidents\`, INC-2019-0001 to INC-2019-0002, as drafts.
      Added 1 tag to \`incidents/tags.yml\`: hacking.
      Left out values that have no place in a report:
        plus.analyst  1
      ",
      }
    `);
    expect(place.list()).toEqual([
      'incidents/2019/INC-2019-0001.mdx',
      'incidents/2019/INC-2019-0002.mdx',
      'incidents/tags.yml',
      'records.jsonl',
    ]);
    expect(await place.run(['check'])).toMatchObject({
      code: 0,
      stdout: '2 reports, 0 errors, 0 warnings in 0.0 s\n',
    });
    expect(place.read('incidents/2019/INC-2019-0001.mdx')).toMatchInlineSnapshot(`
      "---
      id: INC-2019-0001
      title: 'Example Hospital: Brute force'
      summary: Somebody guessed the password of <admin>.
      record_status: draft
      status: closed
      severity: informational
      tlp: clear
      verdict:
        value: true_positive
      times:
        occurred: 2019-04
        detected: '2019'
      assets:
        - id: H1
          kind: application
          role: Web application
      references:
        - url: https://news.example/story
      tags:
        - hacking
      x_imported:
        format: veris
        source: records.jsonl
        source_id: a
        content: ncbsxxe54j
        schema_version: 1.3.4
        detected: the year of the incident; the source does not say when it was noticed
        unknown:
          - detected
          - severity
      ---

      ## Background

      Somebody guessed the password of \\<admin>.

      ## Impact

      ### What was harmed

      | Field | As the source has it |
      | --- | --- |
      | confidentiality: data | Medical (amount 714) |

      ## Findings

      ### Victim

      | Field | As the source has it |
      | --- | --- |
      | victim id | Example Hospital |
      | country | GB |

      ### Actor

      | Field | As the source has it |
      | --- | --- |
      | external: variety | Unknown |
      | external: motive | Financial |

      ### Action

      | Field | As the source has it |
      | --- | --- |
      | hacking: variety | Brute force |

      ### Asset

      | Field | As the source has it |
      | --- | --- |
      | assets | S - Web application |

      ### Assessment

      | Field | As the source has it |
      | --- | --- |
      | security incident | Confirmed |
      "
    `);
    expect(place.read('incidents/tags.yml')).toMatchInlineSnapshot(`
      "# The tag vocabulary. A report may use only these tags; add a tag here before you use it.

      hacking:
        label:
          en: Hacking
        description:
          en: Somebody got round a logical safeguard. VERIS action class.
      "
    `);
  });

  it('imports a record once, whichever file it comes in, and changes no file', async () => {
    place = openWorkplace({
      'records.jsonl': lines(record('a'), record('a')),
      'more.json': JSON.stringify([record('a'), record('c')]),
    });
    expect((await place.run(IMPORT)).stdout).toMatchInlineSnapshot(`
      "Read 2 records from 1 file.
      Wrote 1 report to \`incidents\`, INC-2019-0001, as a draft.
      Left 1 record alone, since it is in the archive already.
      Added 1 tag to \`incidents/tags.yml\`: hacking.
      "
    `);
    const first = place.read('incidents/2019/INC-2019-0001.mdx');
    place.write(
      'incidents/2019/INC-2019-0001.mdx',
      first.replace('severity: informational', 'severity: high'),
    );
    expect((await place.run([...IMPORT, 'more.json'])).stdout).toMatchInlineSnapshot(`
      "Read 4 records from 2 files.
      Wrote 1 report to \`incidents\`, INC-2019-0002, as a draft.
      Left 3 records alone, since they are in the archive already.
      "
    `);
    expect(place.read('incidents/2019/INC-2019-0001.mdx')).toContain('severity: high');
  });

  it('never stops at a bad record, and names its file, its line and the reason', async () => {
    place = openWorkplace({
      'records.jsonl': lines(
        record('a'),
        '{"incident_id": ',
        'null',
        '{}',
        { ...record('d'), incident_id: '' },
        record('e'),
      ),
      'bytes.json': '\u0000',
      'empty.json': ' \n',
    });
    const { code, stdout, stderr } = await place.run([
      ...IMPORT,
      'absent.json',
      'incidents',
      'empty.json',
      'bytes.json',
    ]);
    expect(code).toBe(1);
    expect(`${stderr}${stdout}`).toMatchInlineSnapshot(`
      "Importing 5 files …
      records.jsonl:2 This record is not JSON: Unexpected end of JSON input.
      records.jsonl:3 This is no VERIS record: it is not an object.
      records.jsonl:4 This is no VERIS record: it has no actor, action, asset or attribute.
      absent.json:1 There is no such file or folder.
      incidents:1 There is no such file or folder.
      empty.json:1 The file is empty.
      bytes.json:1 The file holds NUL bytes, so it is not a text.
      Read 3 records from 5 files.
      Wrote 3 reports to \`incidents\`, INC-2019-0001 to INC-2019-0003, as drafts.
      7 records or files could not be imported; the reasons are above.
      Added 1 tag to \`incidents/tags.yml\`: hacking.
      "
    `);
  });

  it('lets nothing of a file steer the terminal, and lists no more than forty paths', async () => {
    const more = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}\u001b[2J`, 1]));
    place = openWorkplace({ 'records.jsonl': lines(record('a', more)), 'bad\u001b[2J.json': '{' });
    const { stdout, stderr } = await place.run([...IMPORT, 'bad\u001b[2J.json']);
    expect(stdout).toContain('  k0\uFFFD[2J   1\n');
    expect(stdout).toContain('  and 20 more paths\n');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it('gives ids behind the highest one of the year, and aliases are taken too', async () => {
    place = openWorkplace({
      'records.jsonl': lines(record('a')),
      'incidents/2019/INC-2019-0007/index.mdx': '---\nid: INC-2019-0007\naliases: [INC-2019-0011]\n---\n',
    });
    await place.run(IMPORT);
    expect(place.list()).toContain('incidents/2019/INC-2019-0012.mdx');
  });

  it('takes tags of the archive by id, alias or label, and lists the others', async () => {
    const tags = 'intrusion:\n  label: { en: Intrusion }\n  aliases: [Hacking]\n';
    place = openWorkplace({
      'records.jsonl': lines(record('a'), record('b', { action: { error: { variety: ['Loss'] } } })),
      'incidents/tags.yml': tags,
    });
    const { stdout } = await place.run(IMPORT);
    expect(stdout).toContain(
      'Left out tags that `incidents/tags.yml` does not have: error (1). With --add-tags they are added to it.\n',
    );
    expect(place.read('incidents/2019/INC-2019-0001.mdx')).toContain('tags:\n  - intrusion\n');
    expect(place.read('incidents/tags.yml')).toBe(tags);
  });

  it('writes nothing with --dry-run', async () => {
    place = openWorkplace({ 'records.jsonl': lines(record('a')) });
    expect((await place.run([...IMPORT, '--dry-run'])).stdout).toMatchInlineSnapshot(`
      "Read 1 record from 1 file.
      Would write 1 report to \`incidents\`, INC-2019-0001, as a draft.
      Would add 1 tag to \`incidents/tags.yml\`: hacking.
      Nothing was written, because of --dry-run; \`incidents\` is as it was.
      "
    `);
    expect(place.list()).toEqual(['records.jsonl']);
  });

  it('writes to another folder, with the prefix of the settings', async () => {
    place = openWorkplace({
      'records.jsonl': lines(record('a')),
      'precedent.config.ts': "export default { title: 'Ours', idPrefix: 'CASE' };",
    });
    await place.run([...IMPORT, '--incidents', 'elsewhere']);
    expect(place.list()).toContain('elsewhere/2019/CASE-2019-0001.mdx');
  });
});

function lines(...records: unknown[]): string {
  return records.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('');
}

function record(id: string, more: object = {}): object {
  return {
    incident_id: id,
    schema_version: '1.3.4',
    security_incident: 'Confirmed',
    summary: 'Somebody guessed the password of <admin>.',
    reference: 'https://news.example/story',
    timeline: { incident: { year: 2019, month: 4 } },
    victim: { victim_id: 'Example Hospital', country: ['GB'] },
    actor: { external: { variety: ['Unknown'], motive: ['Financial'] } },
    action: { hacking: { variety: ['Brute force'] } },
    asset: { assets: [{ variety: 'S - Web application' }] },
    attribute: { confidentiality: { data: [{ variety: 'Medical', amount: 714 }] } },
    ...more,
  };
}
