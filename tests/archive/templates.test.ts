import { describe, expect, it } from 'vitest';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../../src/core/model/archive.ts';
import { readTemplates } from '../../src/archive/templates.ts';
import { UserError } from '../../src/core/model/user-error.ts';
import { writeDraft, type Answers } from '../../src/core/draft/draft.ts';
import { runRules } from '../../src/core/rules/index.ts';
import { createSettings } from '../compile/compile.ts';
import { readFolder } from './report-file.ts';
import { makeFolder } from './temp-folder.ts';

const builtIn = await readTemplates('/nowhere');
const cases = builtIn.map((template) => [`${template.name} (${template.lang})`, template] as const);

const answers: Omit<Answers, 'lang'> = {
  title: 'A host of ours is called malicious',
  severity: 'medium',
  detected: '2026-03-02T09:14:00+08:00',
  tags: [],
  indicators: [{ type: 'domain-name', value: 'login.bad-place.com' }],
  sources: [{ kind: 'intel', name: 'A feed' }],
  paste: 'a log\n```\nwith a fence',
};

describe('the built-in templates', () => {
  it('are five in two languages, the usual one first', () => {
    expect(builtIn.map(({ name, lang }) => `${name} ${lang}`)).toEqual([
      'security-incident en',
      'security-incident zh-CN',
      'false-alarm en',
      'false-alarm zh-CN',
      'outage en',
      'outage zh-CN',
      'near-miss en',
      'near-miss zh-CN',
      'short-note en',
      'short-note zh-CN',
    ]);
  });

  it.each(cases)('%s gives a draft about which the check has nothing to say', async (_name, template) => {
    const { lang } = template;
    expect(await check(writeDraft(template, 'INC-2026-0001', { ...answers, lang }))).toEqual([]);
    const { sources: _, paste: __, ...few } = answers;
    expect(await check(writeDraft(template, 'INC-2026-0001', { ...few, lang, indicators: [] }))).toEqual([]);
  });

  it.each(cases)('%s proposes only fields that the check takes', async (_name, template) => {
    const text = writeDraft(template, 'INC-2026-0001', { ...answers, lang: template.lang, indicators: [] });
    const { archive } = await read(takeProposals(text));
    expect(archive.diagnostics).toEqual([]);
    expect(archive.reports).toHaveLength(1);
  });

  it.each(cases)('%s says what it is for, and marks what is to be written', (_name, template) => {
    expect(template.description).not.toBe('');
    expect(template.body).toMatch(/⟨[^⟩]+⟩/);
    expect(template.body.match(/[⟨⟩]/g)?.length).toBe(2 * (template.body.match(/⟨[^⟨⟩]+⟩/g)?.length ?? 0));
  });

  it.each(['en', 'zh-CN'])(
    'propose for a false alarm what makes both comparisons fire (%s)',
    async (lang) => {
      const template = builtIn.find((one) => one.name === 'false-alarm' && one.lang === lang);
      if (template === undefined) throw new Error('There is no such template.');
      const draft = writeDraft(template, 'INC-2026-0001', {
        ...answers,
        lang: template.lang,
        indicators: [],
      });
      const found = await check(takeProposals(draft));
      expect(found.map((words) => words.split(' ')[0])).toEqual(
        expect.arrayContaining(['ownership-window', 'platform-mismatch']),
      );
    },
  );

  it.each(['en', 'zh-CN'])('begin a false alarm with the ownership check (%s)', (lang) => {
    const { body = '' } = builtIn.find((one) => one.name === 'false-alarm' && one.lang === lang) ?? {};
    expect(body.match(/<Step id="S\d"/g)).toHaveLength(7);
    const first = body.slice(body.indexOf('<Step id="S1"'), body.indexOf('</Step>'));
    expect(first.match(/^\| .*⟨.*\|$/gm)).toHaveLength(4);
  });
});

describe('the templates of a team', () => {
  const own = (title: string, lang = 'en'): string =>
    `---\nx_template: { title: ${title} }\nlang: ${lang}\n---\n\n## Background\n`;

  it('come behind the built-in ones, and take the place of one with the same name and language', async () => {
    const folder = makeFolder({
      '_templates/outage.mdx': own('Our outage'),
      '_templates/phishing.mdx': own('Phishing'),
      '_templates/phishing.zh-cn.mdx': own('钓鱼邮件'),
      '_templates/notes.txt': 'no template',
    });
    const titles = (await readTemplates(folder)).map(({ name, lang, title }) => `${name} ${lang} ${title}`);
    expect(titles).toHaveLength(12);
    expect(titles).toContain('outage en Our outage');
    expect(titles).toContain('outage zh-CN 故障');
    expect(titles.slice(-2)).toEqual(['phishing en Phishing', 'phishing zh-CN 钓鱼邮件']);
  });

  it('are no reports', async () => {
    const folder = makeFolder({ '_templates/phishing.mdx': own('Phishing') });
    expect((await readFolder(folder)).files).toBe(0);
  });

  it('that are broken are told together, by their files', async () => {
    const folder = makeFolder({
      '_templates/Bad Name.mdx': own('X'),
      '_templates/empty.mdx': '',
      '_templates/good.mdx': own('Good'),
    });
    const error: unknown = await readTemplates(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: '2 templates of the archive cannot be used.', exitCode: 1 });
    expect((error as UserError).hint).toMatchInlineSnapshot(`
      "_templates/Bad Name.mdx: This is no name of a template. Write it like \`phishing.mdx\` or \`phishing.zh-cn.mdx\`.
      _templates/empty.mdx: The template \`empty\` does not begin with front matter. Begin it with a line \`---\`, then \`x_template: { title: …, description: … }\` and the fields."
    `);
  });
});

/** What the check says of a report as the only one of its archive. */
async function check(text: string): Promise<string[]> {
  const { archive, settings } = await read(text);
  const found = [...archive.diagnostics, ...runRules(archive, { now: '2026-03-03T00:00:00Z', settings })];
  return found.map(({ rule, message, range }) => `${rule} ${range?.start.line ?? 0}: ${message}`);
}

async function read(text: string): Promise<{ archive: Archive; settings: Settings }> {
  const settings = createSettings();
  const archive = await readFolder(makeFolder({ '2026/INC-2026-0001.mdx': text }), { settings });
  return { archive, settings };
}

/** The text as it is when a writer takes over every field that a comment proposes. */
function takeProposals(text: string): string {
  const lines = text.split('\n');
  const taken = new Set(lines.filter((line) => /^\w+:/.test(line)).map((line) => line.split(':')[0]));
  let isInside = false;
  return lines
    .filter((line) => !line.startsWith('# summary:'))
    .map((line) => {
      const key = /^ *# ([a-z_]+):(?: |$)/.exec(line)?.[1];
      isInside = key !== undefined ? !taken.has(key) : isInside && /^ *# {2,}/.test(line);
      return isInside ? line.replace('# ', '') : line;
    })
    .join('\n');
}
