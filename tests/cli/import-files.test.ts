import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const REPORT = '---\ntitle: Queue stuck\ndate: 2021-05-10\n---\nText.\n';

async function importAll(...args: string[]): Promise<{ code: number; told: string; reports: string[] }> {
  const { code, stdout, stderr } = await place.run(['import', 'postmortem', ...args]);
  const told = `${stderr}${stdout}`.replace(/^Importing .*\n/, '');
  return { code, told, reports: place.list().filter((file) => /^incidents.*mdx$/.test(file)) };
}

describe('the files of an import', () => {
  it('are those of folders and patterns, each once, and no others', async () => {
    place = openWorkplace({
      'posts/b.md': '# B\n\ntwo',
      'posts/deep/a.MARKDOWN': '# A\n\none',
      'posts/notes.txt': 'no',
      'posts/.draft.md': 'no',
      'posts/node_modules/x.md': 'no',
      'more/c.md': '# C\n\nthree',
      'more/d.txt': 'no',
    });
    symlinkSync('..', join(place.folder, 'posts/loop'));
    expect(await importAll('posts', 'posts/b.md', 'mo*/**/*.md', 'empty/*.md', 'more/d.md'))
      .toMatchInlineSnapshot(`
        {
          "code": 1,
          "reports": [
            "incidents/0000/INC-0000-0001.mdx",
            "incidents/0000/INC-0000-0002.mdx",
            "incidents/0000/INC-0000-0003.mdx",
          ],
          "told": "empty/*.md:1 No file matches this pattern.
        more/d.md:1 There is no such file or folder.
        Read 3 records from 5 files.
        Wrote 3 reports to \`incidents\`, INC-0000-0001 to INC-0000-0003, as drafts.
        3 reports have no date, since the source gives none; the year in their ids is 0000.
        2 records or files could not be imported; the reasons are above.
        ",
        }
      `);
  });

  it('may be of one name in two folders, and of one heading or number', async () => {
    place = openWorkplace({
      'a/index.md': '---\nid: 2\ndate: 2021-01-02\n---\n# Outage\n\nHere.',
      'b/index.md': '---\nid: 2\ndate: 2021-01-03\n---\n# Outage\n\nThere.',
    });
    expect((await importAll('.')).reports).toHaveLength(2);
  });

  it('are imported once, wherever they stand, and one that has changed is told', async () => {
    place = openWorkplace({ 'a.md': REPORT, 'copy/b.md': REPORT.replaceAll('\n', '\r\n') });
    expect((await importAll('a.md', 'copy')).told).toContain(
      'Left 1 record alone, since it is in the archive',
    );
    place.write('a.md', REPORT.replace('Text', 'Other text'));
    expect(await importAll('a.md')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "reports": [
          "incidents/2021/INC-2021-0001.mdx",
        ],
        "told": "a.md:1 It has changed since it was imported as INC-2021-0001, which was left as it is.
      Read 1 record from 1 file.
      Wrote 0 reports.
      Left 1 record alone that has changed since the import; compare it with its report, named above.
      ",
      }
    `);
    expect(place.read('incidents/2021/INC-2021-0001.mdx')).toContain('\nText.\n');
  });

  it('never end the import of the others', async () => {
    place = openWorkplace({
      'in/m.md': REPORT,
      'in/empty.md': '',
      'in/open.md': '---\ntitle: x\n',
      'in/nul.md': 'a\0b',
      'in/huge.md': '',
    });
    writeFileSync(join(place.folder, 'in/latin.md'), Buffer.from('caf\xe9 au lait', 'latin1'));
    writeFileSync(join(place.folder, 'in/utf16.md'), Buffer.from('\uFEFF# Wide\n\nText.', 'utf16le'));
    truncateSync(join(place.folder, 'in/huge.md'), 256_000_001);
    mkdirSync(join(place.folder, 'in/folder.md'));
    const { code, told, reports } = await importAll('in');
    expect(code).toBe(1);
    expect(reports).toHaveLength(2);
    expect(told).toMatchInlineSnapshot(`
      "in/empty.md:1 The file is empty.
      in/huge.md:1 The file has 257 MB; one may have 256. Split it.
      in/latin.md:1 The file is not UTF-8 text. Name its encoding with --encoding, such as --encoding gb18030, or convert it.
      in/nul.md:1 The file holds NUL bytes, so it is not a text.
      in/open.md:1 The front matter opens with \`---\` and has no closing line. Write \`---\` on a line of its own below it.
      Read 2 records from 7 files.
      Wrote 2 reports to \`incidents\`, INC-0000-0001 to INC-2021-0001, as drafts.
      1 report has no date, since the source gives none; the year in its id is 0000.
      5 records or files could not be imported; the reasons are above.
      "
    `);
  });

  it('are decoded as the person says where they are not UTF-8', async () => {
    place = openWorkplace({ 'utf8.md': '# 磁盘\n\n满了。' });
    // “# 队列堵塞” and “重启。” in GB18030.
    writeFileSync(join(place.folder, 'gb.md'), Buffer.from('2320b6d3c1d0b6c2c8fb0a0ad6d8c6f4a1a3', 'hex'));
    expect((await importAll('gb.md')).told).toContain(
      'gb.md:1 The file is not UTF-8 text; it looks like GB18030. Add --encoding gb18030, or convert it.',
    );
    expect((await importAll('gb.md', 'utf8.md', '--encoding', 'gb18030')).reports).toHaveLength(2);
    expect(place.read('incidents/0000/INC-0000-0001.mdx')).toContain('title: 队列堵塞');
    expect(place.read('incidents/0000/INC-0000-0002.mdx')).toContain('title: 磁盘');
    expect((await importAll('gb.md', '--encoding', 'klingon')).told).toContain(
      'There is no encoding `klingon`.',
    );
  });

  it.each([
    ['postmortem', 'x.json', '{"action": {"error": {}}}', 'Use `precedent-kb import veris`.'],
    ['veris', 'x.json', '---\ntitle: A\n---\n', 'Use `precedent-kb import postmortem`.'],
    ['postmortem', 'x.yaml', 'title: A\nslug: b\n', 'This is YAML, which no format reads'],
    ['postmortem', 'x.csv', 'a,b\n1,2\n', 'This is CSV, which no format reads'],
  ])('of another format than %s are named: %s', async (format, name, text, message) => {
    place = openWorkplace({ [name]: text });
    const { code, stderr } = await place.run(['import', format, name]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it('bring the tags of a second import with --add-tags', async () => {
    place = openWorkplace({
      'a.md': '---\ntags: [disk]\n---\none',
      'b.md': '---\ntags: [queue, disk]\n---\ntwo',
    });
    await importAll('a.md');
    place.write('incidents/tags.yml', `${place.read('incidents/tags.yml').trimEnd()} # ours`);
    expect((await importAll('b.md', '--add-tags')).told).toContain(
      'Added 1 tag to `incidents/tags.yml`: queue.\n',
    );
    expect(place.read('incidents/tags.yml')).toMatchInlineSnapshot(`
      "# The tag vocabulary. A report may use only these tags; add a tag here before you use it.

      disk:
        label:
          en: Disk
        description:
          en: A category of imported post-mortems. # ours

      queue:
        label:
          en: Queue
        description:
          en: A category of imported post-mortems.
      "
    `);
    expect((await place.run(['check'])).code).toBe(0);
  });

  it('are refused with the reason where the check would refuse their report', async () => {
    const key = ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' ');
    place = openWorkplace({
      'a.md': `# A\n\n${key}\nMIIEowIBAAKCAQEA${'x9Yk2'.repeat(20)}\n`,
      'b.md': REPORT,
    });
    const { told, reports } = await importAll('a.md', 'b.md');
    expect(told).toContain('a.md:1 It would not be a valid report: This looks like');
    expect(reports).toHaveLength(1);
  });
});

it('one record that is nested without end leaves the others', async () => {
  const deep = `{"a":${'['.repeat(5000)}${']'.repeat(5000)},"action":{}}`;
  const good = '{"incident_id":"b","action":{"error":{}},"timeline":{"incident":{"year":2019}}}';
  place = openWorkplace({ 'list.json': `[${deep},\n${good}]`, 'one.json': deep });
  const { stdout, stderr } = await place.run(['import', 'veris', 'list.json', 'one.json']);
  expect(stderr).toContain('list.json:1 This record is nested more than 100 levels deep.');
  expect(stderr).toContain('one.json:1 The file is nested more than 100 levels deep.');
  expect(stdout).toContain('Wrote 1 report');
});
