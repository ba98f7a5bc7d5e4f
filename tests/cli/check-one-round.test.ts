import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

/** One line for each problem: its file, line, rule and message. */
async function check(files: Record<string, string>): Promise<string> {
  place = openWorkplace(files);
  const { stdout } = await place.run(['check', '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { file: string; rule: string; message: string; range?: { start: { line: number } } }[];
  };
  const lines = diagnostics.map(
    ({ file, rule, message, range }) =>
      `${file.replace(/^incidents\/(?:2024\/)?/, '')}:${range?.start.line ?? ''} ${rule} ${message}`,
  );
  return `\n${lines.join('\n')}\n`;
}

const BODY = `See [[INC-2024-0009]], [page](http://localhost:4321/nosuch/) and [x](javascript:y).[^1]

[^1]: one

[^1]: two

![A](gone.png)`;

const TAGS = 'alpha:\n  label: { en: A }\nbeta:\n  lable: { en: B }\n';

describe('check says in one round', () => {
  it('all that is wrong in a file beside a field that is wrong', async () => {
    const more = [
      'tags: [alpha, Not A Tag, beta, nosuch]',
      'aliases: [rows.json]',
      'assets: [{ id: H1, kind: sever }, { id: H2 }]',
      'indicators: [{ id: I1, type: ipv4-addr, value: 203.0.113.999, asset: H1 }, { id: I2, type: nothing, value: x }, { id: I3, type: domain-name, value: x y, asset: H9 }]',
      'relations: [{ type: related-to, target: INC-2024-0009 }]',
      'record_status: published',
    ].join('\n');
    expect(
      await check({
        'incidents/tags.yml': TAGS,
        'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { severity: 'hgih', more, body: BODY }),
      }),
    ).toMatchInlineSnapshot(`
      "
      INC-2024-0001.mdx:5 schema \`severity\`: "hgih" is not a severity.
      INC-2024-0001.mdx:9 schema \`tags[1]\`: "Not A Tag" is not a tag id.
      INC-2024-0001.mdx:11 schema \`assets[0].kind\`: "sever" is not a kind of asset.
      INC-2024-0001.mdx:12 schema \`indicators[1].type\`: "nothing" is not an indicator type.
      INC-2024-0001.mdx:19 link A link to \`javascript:\` is not allowed.
      INC-2024-0001.mdx:23 footnote The footnote \`[^1]\` stands there twice, and only the first one shows.
      INC-2024-0001.mdx:25 image There is no image \`gone.png\` beside the report.
      INC-2024-0001.mdx:9 tag-known The tag \`nosuch\` does not stand in tags.yml.
      INC-2024-0001.mdx:10 id-unique The alias \`rows.json\` is the name of a file of the site, so no page can have it.
      INC-2024-0001.mdx:12 indicator-value \`203.0.113.999\` is no value of the type \`ipv4-addr\`.
      INC-2024-0001.mdx:12 indicator-value \`x y\` is no value of the type \`domain-name\`.
      INC-2024-0001.mdx:13 reference-exists The relation \`related-to\` leads to \`INC-2024-0009\`, and there is no such report.
      INC-2024-0001.mdx:14 published-complete The report is published without a \`summary\`.
      INC-2024-0001.mdx:14 published-complete The report is published without a finding.
      INC-2024-0001.mdx:14 published-complete The report is published without a lesson.
      INC-2024-0001.mdx:19 citation-exists There is no report \`INC-2024-0009\`.
      INC-2024-0001.mdx:19 page-exists \`/nosuch/\` is no page of this site.
      tags.yml:4 schema \`beta.label\` is missing on \`incidents/tags.yml\`.
      tags.yml:4 schema \`lable\` is not a field of \`beta\`.
      "
    `);
  });

  it('what is wrong with the text below a front matter that is no YAML', async () => {
    const broken = report('INC-2024-0001', { more: 'tags: [alpha', body: BODY });
    expect(await check({ 'incidents/2024/INC-2024-0001.mdx': broken })).toMatchInlineSnapshot(`
      "
      INC-2024-0001.mdx:9 front-matter The front matter is not valid YAML: this \`[\` is never closed.
      INC-2024-0001.mdx:14 link A link to \`javascript:\` is not allowed.
      INC-2024-0001.mdx:18 footnote The footnote \`[^1]\` stands there twice, and only the first one shows.
      INC-2024-0001.mdx:20 image There is no image \`gone.png\` beside the report.
      INC-2024-0001.mdx:14 citation-exists There is no report \`INC-2024-0009\`.
      INC-2024-0001.mdx:14 page-exists \`/nosuch/\` is no page of this site.
      "
    `);
  });

  it('nothing of a reference to what is wrong itself', async () => {
    const more =
      'indicators: [{ id: I1, type: nothing, value: x }]\nintel: [{ id: V1, source: a, indicator: I1 }]';
    const found = await check({
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', {
        more,
        body: 'See [[INC-2024-0001#background]].',
      }),
      'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002', { body: 'See [[INC-2024-0001#F1]].' }),
    });
    expect(found.trim().split('\n')).toHaveLength(1);
  });

  it.each<[name: string, body: string, says: RegExp]>([
    ['an element that is never closed', '<Finding id="F1" direction="neutral">\n\nSeen.', /never closed/],
    ['more than a parser reads', '&amp;'.repeat(20_000), /too many character references/],
    ['more slips than are told', '</Step>\n\n'.repeat(60), /closes nothing/],
  ])('nothing of parts that are missing behind %s', async (_name, body, says) => {
    const more = 'record_status: published\nsummary: What happened.';
    const verdict = '{ value: undetermined, decisive_finding: F1 }';
    const found = await check({
      'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', { more, verdict, body }),
      'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002', { body: 'See [[INC-2024-0001#F1]].' }),
    });
    const lines = found.trim().split('\n');
    expect(lines.filter((line) => !line.includes(' mdx-syntax '))).toEqual([]);
    expect(found).toMatch(says);
  });

  it('a part that is missing beside a slip that hides none', async () => {
    const more = 'record_status: published\nsummary: What happened.';
    const file = report('INC-2024-0001', { more, body: 'It took <10 minutes.' });
    expect(await check({ 'incidents/2024/INC-2024-0001.mdx': file })).toMatchInlineSnapshot(`
      "
      INC-2024-0001.mdx:15 mdx-syntax \`<10\` reads as the start of an element.
      INC-2024-0001.mdx:9 published-complete The report is published without a finding.
      INC-2024-0001.mdx:9 published-complete The report is published without a lesson.
      "
    `);
  });

  it('what is wrong with templates, for which nothing would be built', async () => {
    const found = await check({
      'incidents/_templates/Mail reset.mdx': 'x',
      'incidents/_templates/phishing.mdx': 'no front matter',
      'incidents/_templates/folder.mdx/a.txt': 'x',
    });
    expect(found).toMatchInlineSnapshot(`
      "
      _templates/Mail reset.mdx: template This is no name of a template.
      _templates/folder.mdx: template The file cannot be read: a folder stands there (EISDIR).
      _templates/phishing.mdx: template The template \`phishing\` does not begin with front matter.
      "
    `);
  });
});
