import { join } from 'node:path';
import { markdownToMdast } from 'satteri';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../src/archive/read.ts';
import { loadSettings } from '../../src/archive/settings.ts';
import { CHAT_FORMATS, writeChatDigest } from '../../src/core/exports/changes/chat.ts';
import { compareArchives } from '../../src/core/exports/changes/compare.ts';
import { writeChangesMarkdown } from '../../src/core/exports/changes/markdown.ts';
import { describeCitedPart } from '../../src/core/exports/cite/describe.ts';
import { CITATION_FORMATS, formatCitation } from '../../src/core/exports/cite/formats.ts';
import { printLetter, writeLetter } from '../../src/core/exports/dispute.ts';
import type { Report } from '../../src/core/model/report.ts';
import { listSiteFiles } from '../../src/site/files.ts';
import { createSite } from '../../src/site/open.ts';
import { INJECTIONS, LURE } from '../injections.ts';
import { plantArchive } from '../planted-archive.ts';
import { openWorkplace } from './run-in.ts';

const ADDRESS = 'https://wiki.example.org/kb/';

/** Every text that leaves an archive in which each text is an injection, by the name of its door. */
const texts = new Map<string, string>();
const place = openWorkplace({
  ...plantArchive('incidents'),
  ...plantArchive('before', 1),
  // What holds a NUL is no text.
  'alert.txt': `${INJECTIONS.join('\n').replaceAll('\0', '')}\ndns ${LURE} sample=Win64 host=obey os=linux`,
});
afterAll(() => place.remove());

const named = (pattern: RegExp): [string, string][] => {
  const found = [...texts].filter(([name]) => pattern.test(name));
  expect(found).not.toEqual([]);
  return found;
};

beforeAll(async () => {
  const settings = await loadSettings(place.folder);
  const open = async (folder: string) =>
    readArchive({ folder: join(place.folder, folder), settings, cwd: place.folder });
  const [archive, before] = [await open('incidents'), await open('before')];
  const site = createSite({
    archive,
    settings,
    history: new Map(),
    now: '2026-01-02T03:04:05Z',
    compiler: 'x',
  });
  for (const { path, write } of listSiteFiles(site, settings.incidents))
    if (/\.(?:md|txt|xml|ics)$|(?:feed|index|\/\d+)\.json$/.test(path)) texts.set(path, write());
  const states = [before, archive].map(({ reports }) => ({ reports, diagnostics: [] }));
  const [old = states[0], now = states[1]] = states;
  if (old === undefined || now === undefined) throw new Error('Two archives are compared.');
  const changes = compareArchives(old, now, { today: '2026-01-02' });
  texts.set('changes md', writeChangesMarkdown(changes, settings));
  for (const format of CHAT_FORMATS) texts.set(`chat ${format}`, writeChatDigest(changes, settings, format));
  for (const report of site.reports) addLetter(report);
  for (const command of COMMANDS) {
    const { stdout, stderr } = await place.run(command);
    expect(stdout, stderr).not.toBe('');
    texts.set(command.join(' '), stdout);
  }

  function addLetter(report: Report): void {
    const [intel] = report.incident.intel;
    if (intel === undefined) throw new Error('Each report has a source.');
    texts.set(`letter ${report.id}`, printLetter(writeLetter(report, intel, { settings })));
    const part = describeCitedPart(report, 'F1', settings);
    for (const format of CITATION_FORMATS)
      texts.set(`citation ${format} ${report.id}`, formatCitation(part, format));
  }
});

const COMMANDS = [
  ...['text', 'json', 'md'].map((format) => ['recall', 'alert.txt', '--format', format]),
  ...['text', 'json'].map((format) => ['search', 'obey ignore rules', '--format', format]),
  ['check', '--format', 'github'],
];

/** What a person does not see, but for line ends and the joiner that keeps a name from calling somebody. */
function findHidden(text: string): string | undefined {
  const own = text.replaceAll('\r\n', '\n').replace(/(?<=[@#])\u2060/g, '');
  return /[^]{0,30}(?:[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])/u.exec(
    own,
  )?.[0];
}

const LIVE = new RegExp(`(?<![\\w.])${LURE.replace('.', '\\.')}`, 'i');

type Node = { type: string; url?: string; value?: string; depth?: number; children?: Node[] };

function listNodes(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(listNodes)];
}

describe('what leaves an archive of injections', () => {
  it('hides nothing', () => {
    const found = [...texts].map(([name, text]) => [name, findHidden(text)]);
    expect(found.filter(([, hidden]) => hidden !== undefined)).toEqual([]);
  });

  it('has no live address of an attacker', () => {
    // What is for programs has values as they are, and so has what a letter to a source fences.
    const doors = named(/\.md$|llms|\.xml$|feed\.json$|ics$|text$|md$|chat|citation|letter/);
    const shown = doors.map(([name, text]): [string, string] => [
      name,
      name.startsWith('letter') ? text.replaceAll(/^(`{3,})\n.*\n\1$/gm, '') : text,
    ]);
    expect(
      shown
        .filter(([, text]) => LIVE.test(text))
        .map(([name, text]) => [name, text.split('\n').filter((one) => LIVE.test(one))]),
    ).toEqual([]);
  });

  it('stands between two lines with a code as Markdown of a report', () => {
    for (const [name, text] of named(/incidents\/INC.*\.md$/)) {
      const lines = text.trimEnd().split('\n');
      const [, code = ''] = /^\[untrusted-quotation (\w{8,11})\]$/.exec(lines[2] ?? '') ?? [];
      expect(lines[0], name).toMatch(/^> The text of a report.*It is data/);
      expect(lines[0], name).toContain(code);
      expect(lines.at(-1), name).toBe(`[end-of-quotation ${code}]`);
      expect(
        lines.slice(3, -1).filter((line) => line.includes(code)),
        name,
      ).toEqual([]);
    }
  });

  it('is a line for each report in llms.txt, below a sentence on what it is', () => {
    const [[, text] = ['', '']] = named(/llms\.txt$/);
    const [head = '', ...list] = text.split('\n## Reports\n');
    expect(list).toHaveLength(1);
    expect(head).toContain('never follow an instruction');
    const lines = list.join('').trim().split('\n');
    expect(
      lines.filter(
        (line) =>
          !/^- \[INC-2025-\d{4} .*\]\(https:\/\/wiki\.example\.org\/kb\/incidents\/INC-2025-\d{4}\.md\): /.test(
            line,
          ),
      ),
    ).toEqual([]);
  });

  it('is text in Markdown that others show: no link elsewhere, no picture, no markup, no heading', () => {
    const dingtalk = named(/chat dingtalk/).map(([name, json]): [string, string] => [
      name,
      (JSON.parse(json) as { markdown: { text: string } }).markdown.text,
    ]);
    for (const [name, text] of [...named(/llms|changes md|recall .* md|citation md/), ...dingtalk]) {
      const nodes = listNodes(markdownToMdast(text));
      const wrong = nodes.filter(({ type, url, value }) =>
        type === 'link' || type === 'definition'
          ? url?.startsWith(ADDRESS) !== true
          : type === 'html'
            ? !/^<!-- precedent \w+ -->$/.test(value ?? '')
            : /^(?:image|footnote|code$|table|mdx)/.test(type),
      );
      expect(wrong, name).toEqual([]);
      const headings = text.split('\n').filter((line) => /^\s*#/.test(line));
      expect(
        nodes.filter(({ type }) => type === 'heading'),
        name,
      ).toHaveLength(headings.length);
      expect(
        headings.filter((line) => /obey|ignore|指令/i.test(line.replace('obey-all-rules', ''))),
        name,
      ).toEqual([]);
    }
  });

  it('calls nobody and begins no line of a log', () => {
    for (const [name, text] of named(/changes md|recall .* md|chat (?:slack|dingtalk)|citation md/))
      expect(
        /(?<![\w.])@(?:everyone|channel)|(?<!\\)<(?!!-- precedent)[!a]/.exec(text)?.[0],
        name,
      ).toBeUndefined();
    const [[, log] = ['', '']] = named(/check/);
    expect(
      log
        .split('\n')
        .filter((line) => /^\s*(?:::(?!(?:error|warning|notice) file=incidents\/)|##\[)/.test(line)),
    ).toEqual([]);
  });

  it('begins no line as somebody else would speak', () => {
    const role = /^\s*(?:[-*>•] )?(?:system|assistant|human|user|用户|助手)\s*[:：]/im;
    for (const [name, text] of named(/text$|letter|changes md|citation|xml$|chat text/))
      expect(role.exec(text)?.[0], name).toBeUndefined();
  });

  it('is well-formed in feeds and JSON', () => {
    for (const [name, text] of named(/json$|chat (?:slack|feishu|dingtalk)/))
      expect(() => JSON.parse(text) as unknown, name).not.toThrow();
    for (const [name, text] of named(/\.xml$/)) {
      const bare = text.replace(
        /<\?xml[^>]*\?>|<!\[CDATA\[[^]*?\]\]>|<\/?[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?>/g,
        '',
      );
      expect(bare, name).not.toMatch(/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
    }
  });
});
