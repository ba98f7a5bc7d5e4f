import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileFile } from '../../src/archive/compile.ts';
import { listEvidenceFiles } from '../../src/site/report-files.ts';
import { repairText } from '../../src/fix/repair-text.ts';
import { createSay } from '../../src/core/i18n/say.ts';
import { createPaths } from '../../src/core/model/paths.ts';
import { createHtmlRenderer } from '../../src/core/report-page/render-html.ts';
import { getWords } from '../../src/core/i18n/words.ts';
import { createSettings, listCases, show } from '../compile/compile.ts';
import { readFolder, reportFile } from './report-file.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

const ID = 'INC-2026-0001';
const LOG = 'Oct 26 10:00:01 bastion sshd[811]: Accepted publickey\n';

function sha(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function evidence(attributes: string): string {
  return `## Findings\n\n<Finding id="F1" direction="supports">\n\n<Evidence ${attributes}>\n\nWhat it means.\n\n</Evidence>\n\n</Finding>\n`;
}

type Case = { attributes: string; files?: Record<string, string | Uint8Array>; at?: string };

/** What reading says of one report with one evidence. */
async function read({ attributes, files = { 'a.log': LOG }, at = `${ID}/index.mdx` }: Case) {
  const beside = Object.entries(files).map(([name, content]) => [`${ID}/${name}`, content] as const);
  const folder = makeFolder({ [at]: reportFile(ID, evidence(attributes)) });
  writeFiles(folder, Object.fromEntries<string | Uint8Array>(beside));
  const settings = createSettings({ evidence: { maxMegabytes: 1 } });
  return { folder, ...(await compileFile({ folder, settings }, at)) };
}

describe('a file of evidence', () => {
  it('is known by its name, size, kind and digest', async () => {
    const { folder, report, diagnostics } = await read({ attributes: `file="a.log" sha256="${sha(LOG)}"` });
    expect(diagnostics).toEqual([]);
    const known = { sha256: sha(LOG), size: LOG.length, type: 'text/plain' };
    expect(report?.files).toEqual([{ ...known, source: 'a.log', path: join(folder, ID, 'a.log') }]);
    expect(report?.findings[0]?.evidence).toEqual([{ ...known, file: 'a.log', text: 'What it means.' }]);
  });

  it('is offered as a download that no browser shows, with who may see it', async () => {
    const { report } = await read({ attributes: `file="a.log" sha256="${sha(LOG)}"` });
    if (report === undefined) throw new Error('The report cannot be read.');
    const paths = createPaths('/kb/');
    const render = createHtmlRenderer({ byId: new Map(), paths, words: getWords('en') });
    const html = render(report.sections[0]?.html ?? '', report);
    expect(html).toContain(
      `<p class="evidence-file"><a href="/kb/incidents/${ID}/${sha(LOG)}.bin" download="a.log">a.log</a> · 54 B · text/plain · TLP:CLEAR</p>`,
    );
  });

  it.each([
    ['page.html', '<script>', 'page.html.bin', 'application/octet-stream'],
    ['sample.exe', 'MZ\0', 'sample.exe.bin', 'application/vnd.microsoft.portable-executable'],
    ['invoice.pdf', 'MZ\0', 'invoice.pdf.bin', 'application/vnd.microsoft.portable-executable'],
    ['answer.pdf', '%PDF-1.7', 'answer.pdf', 'application/pdf'],
    ['picture.svg', '<svg/>', 'picture.svg.bin', 'application/octet-stream'],
    ['run.log', '#!/bin/sh\n', 'run.log.bin', 'text/x-script'],
    ['日志.LOG', LOG, '日志.LOG', 'text/plain'],
    ['sub/a.pcap', '\u00d4\u00c3\u00b2\u00a1', 'a.pcap', 'application/vnd.tcpdump.pcap'],
    ['"&x.txt', LOG, '&quot;&amp;x.txt', 'text/plain'],
  ])('that is called %s is saved under a name that does not run', async (name, content, saved, type) => {
    const bytes = Buffer.from(content, name.endsWith('pcap') ? 'latin1' : 'utf8');
    const { report } = await read({
      attributes: `file='${name}' sha256="${sha(bytes)}"`,
      files: { [name]: bytes },
    });
    expect(report?.files[0]?.type).toBe(type);
    expect(report?.sections[0]?.html).toContain(`download="${saved}"`);
  });

  const OTHER = '0'.repeat(64);
  const cases: [string, Case][] = [
    ['no digest', { attributes: 'file="a.log"' }],
    ['a wrong digest', { attributes: `file="a.log" sha256="${OTHER}"` }],
    ['other line ends', { attributes: `file="a.log" sha256="${sha(LOG.replace('\n', '\r\n'))}"` }],
    ['no such file', { attributes: 'file="b.log"' }],
    ['another case', { attributes: 'file="A.log"' }],
    ['a way out', { attributes: 'file="../other.log"' }],
    ['an absolute path', { attributes: 'file="/etc/passwd"' }],
    ['a drive', { attributes: 'file="C:/a.log"' }],
    ['an address', { attributes: 'file="https://files.example.org/a.log"' }],
    ['backslashes', { attributes: String.raw`file="sub\a.log"` }],
    ['an unseen mark', { attributes: 'file="a\u202egol.exe"' }],
    ['a report', { attributes: 'file="index.mdx"' }],
    ['a folder', { attributes: 'file="sub"', files: { 'sub/a.log': LOG } }],
    ['nothing', { attributes: 'file="."' }],
    ['an empty file', { attributes: `file="a.log" sha256="${sha('')}"`, files: { 'a.log': '' } }],
    ['too large', { attributes: 'file="a.log"', files: { 'a.log': Buffer.alloc(1_000_001) } }],
    [
      'a pointer',
      {
        attributes: 'file="a.log"',
        files: { 'a.log': 'version https://git-lfs.github.com/spec/v1\noid x\n' },
      },
    ],
    ['a single file', { attributes: 'file="a.log"', at: `2026/${ID}.mdx` }],
    ['neither file nor source', { attributes: 'captured="2026"' }],
  ];

  it('that is not as it should be is told in one sentence, in both languages', async () => {
    const say = createSay('zh-CN');
    const told: Record<string, string> = {};
    for (const [what, given] of cases) {
      const { diagnostics } = await read(given);
      told[what] = show(diagnostics).replaceAll(sha(LOG), '<LOG>').replaceAll(OTHER, '<OTHER>');
      expect(diagnostics, what).toHaveLength(1);
      for (const { message, hint = '' } of diagnostics)
        for (const said of [say(message), say(hint)]) expect(said).toMatch(/\p{Script=Han}/u);
    }
    expect(listCases(Object.keys(told), (name) => told[name.trim()] ?? '')).toMatchInlineSnapshot(`
      "
      no digest
        14:11 warning evidence-file The file \`a.log\` has no \`sha256\`, so nobody will see when it is exchanged. → Write \`sha256="<LOG>"\`; \`precedent-kb check --fix\` does.
      a wrong digest
        14:24 evidence-file The file \`a.log\` is not the one that was recorded: its SHA-256 is \`<LOG>\`, and \`sha256\` says \`<OTHER>\`. → Put the recorded file back; only where this one is right, write \`sha256="<LOG>"\`.
      other line ends
        14:24 evidence-file Of the file \`a.log\` the line ends were changed, as git does with texts: its SHA-256 is \`<LOG>\` and not \`d94438064ecad0aab969f92cd559411a0443e44e942fbdbff22eb890525889b4\`. → Write \`a.log -text\` into \`.gitattributes\`, and put the recorded file back.
      no such file
        14:11 evidence-file There is no file \`b.log\` beside the report. → Check its name, and that it is in git.
      another case
        14:11 evidence-file There is no file \`A.log\` beside the report. → Write it as it is called there: \`a.log\`.
      a way out
        14:11 evidence-file The file \`../other.log\` lies outside of the report's folder. → Move it beside the report.
      an absolute path
        14:11 evidence-file \`/etc/passwd\` is a path of one machine, and evidence lies beside its report. → Write its name as it lies beside the report, such as \`file="auth.log"\`.
      a drive
        14:11 evidence-file \`C:/a.log\` is a path of one machine, and evidence lies beside its report. → Write its name as it lies beside the report, such as \`file="auth.log"\`.
      an address
        14:11 evidence-file \`https://files.example.org/a.log\` is an address, and evidence is a file beside the report. → Save it there and name it, such as \`file="auth.log"\`; an address belongs into \`source\`.
      backslashes
        14:11 evidence-file \`sub\\a.log\` has backslashes. → Write \`sub/a.log\`, with forward slashes.
      an unseen mark
        14:11 element \`file\`: This text holds the invisible character U+202E. → Write it without that character.
      a report
        14:11 evidence-file \`index.mdx\` is a report and no evidence. → Cite it by its id.
      a folder
        14:11 evidence-file \`sub\` is a folder. → Name a file in it, such as \`file="sub/auth.log"\`, or pack the folder into an archive.
      nothing
        14:11 evidence-file \`.\` names no file. → Write its name, such as \`file="auth.log"\`.
      an empty file
        14:24 warning evidence-file The file \`a.log\` is empty. → Copy it again, or say in words that it was empty and leave it out.
      too large
        14:11 evidence-file The file \`a.log\` has 1.1 MB, and 1 are the most. → Cut out what matters, or raise \`evidence.maxMegabytes\` in precedent.config.ts.
      a pointer
        14:11 evidence-file The file \`a.log\` is only the pointer of Git LFS; the file itself has not been fetched. → Run \`git lfs pull\`; in CI write \`lfs: true\` into the checkout step.
      a single file
        14:11 evidence-file The report is the single file \`INC-2026-0001.mdx\`, and evidence lies in a folder of its own report. → Move the report to \`2026/INC-2026-0001/index.mdx\`, and put the file beside it there.
      neither file nor source
        14:1 element \`source\` is missing on \`<Evidence>\`. → Write \`source="…"\`: a log, tool, person by role, or page.
      "
    `);
  });

  it.each([
    ['out of the folder', '../../secret.log', "is a link out of the report's folder"],
    ['to nothing', 'gone.log', 'cannot be read'],
  ])('that is a link %s is refused', async (_what, target, says) => {
    const folder = makeFolder({
      [`${ID}/index.mdx`]: reportFile(ID, evidence('file="a.log"')),
    });
    writeFileSync(join(folder, '..', 'secret.log'), LOG);
    symlinkSync(target, join(folder, ID, 'a.log'));
    const { diagnostics } = await compileFile({ folder, settings: createSettings() }, `${ID}/index.mdx`);
    rmSync(join(folder, '..', 'secret.log'));
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
  });
});

describe('what was checked', () => {
  it('is published, and nothing else', async () => {
    const { folder, report } = await read({ attributes: `file="a.log" sha256="${sha(LOG)}"` });
    if (report === undefined) throw new Error('The report cannot be read.');
    const [file] = listEvidenceFiles({ reports: [report], paths: createPaths('/') });
    expect(file?.path).toBe(`/incidents/${ID}/${sha(LOG)}.bin`);
    expect(Buffer.from(file?.write() ?? []).toString()).toBe(LOG);
    writeFileSync(join(folder, ID, 'a.log'), LOG.replace('Accepted', 'Rejected'));
    expect(() => file?.write()).toThrow('was changed while the site was built');
    rmSync(join(folder, ID, 'a.log'));
    expect(() => file?.write()).toThrow('was changed while the site was built');
  });

  it.each([
    ['a missing digest is written', 'file="a.log"', `file="a.log" sha256="${sha(LOG)}"`],
    ['in single quotation marks', "file='a.log'", `file='a.log' sha256="${sha(LOG)}"`],
    [
      'a wrong one stays',
      `file="a.log" sha256="${'0'.repeat(64)}"`,
      `file="a.log" sha256="${'0'.repeat(64)}"`,
    ],
    ['and one of a file that is not there', 'file="b.log"', 'file="b.log"'],
  ])('by `check --fix`: %s', (_what, attributes, fixed) => {
    const folder = makeFolder({ [`${ID}/a.log`]: LOG });
    const text = reportFile(ID, evidence(attributes)).replaceAll('\n', '\r\n');
    const desk = { settings: createSettings(), tags: undefined, path: join(folder, ID, 'index.mdx') };
    const repaired = repairText(text, desk);
    expect(repaired.text).toContain(`<Evidence ${fixed}>`);
    expect(repairText(repaired.text, desk).made).toEqual([]);
  });
});

describe('a secret in a file of evidence', () => {
  const SECRET = `first line\nmysql --password=Tr0ub4dor-3 -h db\n`;
  const told = async (content: string | Uint8Array, allow: string[] = []): Promise<string[]> => {
    const folder = makeFolder({
      [`${ID}/index.mdx`]: reportFile(ID, evidence(`file="sub/a.log" sha256="${sha(content)}"`)),
    });
    writeFiles(folder, { [`${ID}/sub/a.log`]: content });
    const { diagnostics } = await readFolder(folder, { settings: createSettings({ secrets: { allow } }) });
    return diagnostics.map(
      ({ level, rule, file, range, message }) =>
        `${level} ${rule} ${file}:${range?.start.line ?? 0} ${message}`,
    );
  };
  const WARNING = [`warning secret ${ID}/sub/a.log:2 This looks like a password: \`Tr0…\`.`];

  it.each<[what: string, content: string | Uint8Array, expected: string[]]>([
    ['a text', SECRET, WARNING],
    ['a text with CRLF and a mark', `\uFEFF${SECRET.replaceAll('\n', '\r\n')}`, WARNING],
    ['a text in UTF-16', Buffer.from(`\uFEFF${SECRET}`, 'utf16le'), WARNING],
    ['a text in GBK', Buffer.concat([Buffer.of(0xbe, 0xaf, 0xb1, 0xa8), Buffer.from(SECRET)]), WARNING],
    ['a capture', Buffer.concat([Buffer.of(0, 1), Buffer.from(SECRET)]), []],
    ['a text without one', LOG, []],
  ])('is told at its line, of %s', async (_what, content, expected) => {
    expect(await told(content)).toEqual(expected);
  });

  it('is passed over where the settings allow it', async () => {
    expect(await told(SECRET, ['Tr0ub4dor-3'])).toEqual([]);
  });
});

describe('the level of a file of evidence', () => {
  const file = `<Evidence file="a.log" sha256="${sha(LOG)}">\n\nRead it.\n\n</Evidence>`;
  const within = (tlp: string, inner: string): string => `<Audience tlp="${tlp}">\n\n${inner}\n\n</Audience>`;

  it.each([
    ['the report', file, 'TLP:CLEAR'],
    ['a block', within('red', file), 'TLP:RED'],
    ['the highest block around it', within('red', within('amber', file)), 'TLP:RED'],
    ['a block that is not below the report', within('clear', file), 'TLP:CLEAR'],
  ])('is that of %s', async (_what, inner, expected) => {
    const body = `## Findings\n\n<Finding id="F1" direction="supports">\n\n${inner}\n\n</Finding>\n`;
    const folder = makeFolder({ [`${ID}/index.mdx`]: reportFile(ID, body), [`${ID}/a.log`]: LOG });
    const { reports } = await readFolder(folder);
    expect(reports[0]?.sections[0]?.html).toContain(`54 B · text/plain · ${expected}</p>`);
  });
});

describe('the folder of a report', () => {
  it('holds no file that nobody names, but for readmes and those that are passed over', async () => {
    const folder = makeFolder({
      [`${ID}/index.mdx`]: reportFile(ID, evidence(`file="./a.log" sha256="${sha(LOG)}"`)),
      [`${ID}/a.log`]: LOG,
      [`${ID}/forgotten.pcap`]: LOG,
      [`${ID}/sub/late.txt`]: LOG,
      [`${ID}/_draft.txt`]: LOG,
      [`${ID}/.DS_Store`]: LOG,
      [`${ID}/README.txt`]: LOG,
      'loose.txt': LOG,
    });
    const { diagnostics } = await readFolder(folder);
    expect(diagnostics.map(({ level, file, message }) => `${level} ${file}: ${message}`)).toEqual([
      `warning ${ID}/forgotten.pcap: The report names no file \`forgotten.pcap\`, which lies in its folder.`,
      `warning ${ID}/sub/late.txt: The report names no file \`sub/late.txt\`, which lies in its folder.`,
    ]);
  });

  it('tells of a wrong file once, and of none where the text could not be read as a whole', async () => {
    const wrong = makeFolder({
      [`${ID}/index.mdx`]: reportFile(ID, evidence(`file="a.log" sha256="${'1'.repeat(64)}"`)),
      [`${ID}/a.log`]: LOG,
    });
    expect((await readFolder(wrong)).diagnostics).toHaveLength(1);
    const torn = makeFolder({
      [`${ID}/index.mdx`]: reportFile(ID, evidence('file="a.log" wrong="x"')),
      [`${ID}/a.log`]: LOG,
    });
    expect((await readFolder(torn)).diagnostics.map(({ rule }) => rule)).toEqual(['element']);
  });

  it('is read anew when a file in it changes or goes', async () => {
    const folder = makeFolder({
      [`${ID}/index.mdx`]: reportFile(ID, evidence(`file="a.log" sha256="${sha(LOG)}"`)),
      [`${ID}/a.log`]: LOG,
    });
    const cacheFile = join(folder, '.cache.jsonl');
    const told = async (): Promise<string[]> =>
      (await readFolder(folder, { cacheFile })).diagnostics.map(({ message }) => message.slice(0, 40));
    expect([await told(), await told()]).toEqual([[], []]);
    writeFiles(folder, { [`${ID}/a.log`]: `${LOG}more` });
    expect(await told()).toEqual([expect.stringContaining('is not the one')]);
    rmSync(join(folder, ID, 'a.log'));
    mkdirSync(join(folder, ID, 'a.log'));
    expect(await told()).toEqual(['`a.log` is a folder.']);
  });
});
