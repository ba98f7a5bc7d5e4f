import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTags } from '../../src/archive/tags.ts';
import { listCases, show } from '../compile/compile.ts';
import { makeFolder } from './temp-folder.ts';

async function read(text: string): Promise<{ ids: string[]; problems: string }> {
  const { vocabulary, diagnostics } = await readTags(
    makeFolder({ 'tags.yml': text }),
    (file) => `kb/${file}`,
  );
  for (const { file } of diagnostics) expect(file).toBe('kb/tags.yml');
  return { ids: Object.keys(vocabulary), problems: show(diagnostics) };
}

describe('tags.yml', () => {
  it('is the vocabulary of an archive', async () => {
    const text = `# Tags\n\nfalse-positive:\n  label: { en: False positive, zh-CN: 误报 }\n  aliases: [fp]\nip-reuse:\n  label: { en: IP reuse }\n`;
    expect(await read(text)).toEqual({ ids: ['false-positive', 'ip-reuse'], problems: '' });
  });

  it('may be missing', async () => {
    expect(await readTags(makeFolder(), (file) => file)).toEqual({ vocabulary: {}, diagnostics: [] });
  });

  it('says so when it cannot be read', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'tags.yml'));
    const { diagnostics } = await readTags(folder, (file) => file);
    expect(show(diagnostics)).toBe(
      'file-encoding The file cannot be read: a folder stands there (EISDIR). → Name another path, or move what is in the way.',
    );
  });

  it('looks for the nearest name of the first hundred unknown ones, since each is compared with all', async () => {
    const ids = Array.from({ length: 101 }, (_, at) => `near-name-${at}`);
    const wrong = ids.map((id) => id.replace('near', 'neer')).join(', ');
    const { problems } = await read(
      ids.map((id) => `${id}:\n  label: { en: ${id} }\n`).join('') + `  related: [${wrong}]\n`,
    );
    expect(problems.match(/Did you mean/g)).toHaveLength(100);
    expect(problems.match(/does not stand in this file/g)).toHaveLength(101);
  });

  it('is read as far as it is right', async () => {
    const text =
      'ip-reuse:\n  label: { en: A }\nfalse-positive:\n  lable: { en: B }\nNot A Tag:\n  label: { en: C }\n';
    expect((await read(text)).ids).toEqual(['ip-reuse', 'false-positive']);
  });

  it('sends a reader to tags that are there, and by names that mean one tag', async () => {
    const tag = (id: string, rest: string): string => `${id}:\n  label: { en: ${id} }\n  ${rest}\n`;
    const texts = [
      tag('ip-reuse', 'related: [ip-reused, ip-reuse]') + tag('recycled', 'related: [ip-reuse]'),
      tag('ip-reuse', 'aliases: [Recycled, 回收]') + tag('recycled', 'aliases: [回 收]'),
      tag('constructor', 'related: [toString]'),
    ];
    const problems = await Promise.all(texts.map(async (text) => (await read(text)).problems));
    expect(`\n${problems.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      3:13 tag-known The tag \`ip-reuse\` is related to \`ip-reused\`, which does not stand in this file. → Did you mean \`ip-reuse\`?
      3:24 tag-known The tag \`ip-reuse\` is related to itself. → Write the id of another tag of this file.

      3:13 warning tag-known The alias \`Recycled\` of \`ip-reuse\` is a name of \`recycled\` too, so nobody finds \`ip-reuse\` by it. → Keep it with the one that it means, and remove it from the other one.
      3:23 warning tag-known The alias \`回收\` of \`ip-reuse\` is a name of \`recycled\` too, so nobody finds \`ip-reuse\` by it. → Keep it with the one that it means, and remove it from the other one.
      6:13 warning tag-known The alias \`回 收\` of \`recycled\` is a name of \`ip-reuse\` too, so nobody finds \`recycled\` by it. → Keep it with the one that it means, and remove it from the other one.

      3:13 schema \`constructor.related[0]\`: "toString" is not a tag id. → Write lower-case letters, digits and single hyphens, such as false-positive.
      "
    `);
  });

  it('has its mistakes explained at their lines', async () => {
    const texts = [
      'false positive:\n  label: { en: A }',
      'ip-reuse:\n  lable: { en: A }',
      'ip-reuse:\n  label: IP reuse',
      'ip-reuse:\n  label: { en: A }\n  related: [not a tag]',
      'ip-reuse:\n  label: { en: A }\nip-reuse:\n  label: { en: B }',
      'ip-reuse:\n\tlabel: A',
      '- ip-reuse',
      '',
    ];
    const problems = await Promise.all(
      texts.map(async (text) => [text, (await read(text)).problems] as const),
    );
    const byText = new Map(problems);
    expect(listCases(texts, (body) => byText.get(body.slice(0, -1)) ?? '')).toMatchInlineSnapshot(`
      "
      false positive:
        label: { en: A }
        1:1 schema \`false positive\`: This name is not a tag id. → Write lower-case letters, digits and single hyphens, such as false-positive.
      ip-reuse:
        lable: { en: A }
        2:3 schema \`ip-reuse.label\` is missing on \`kb/tags.yml\`. → Write “name: value” lines below it: en, zh-CN.
        2:3 schema \`lable\` is not a field of \`ip-reuse\`. → Did you mean \`label\`?
      ip-reuse:
        label: IP reuse
        2:10 schema \`ip-reuse.label\`: "IP reuse" is not a label per language. → Write “name: value” lines below it: en, zh-CN.
      ip-reuse:
        label: { en: A }
        related: [not a tag]
        3:13 schema \`ip-reuse.related[0]\`: "not a tag" is not a tag id. → Write lower-case letters, digits and single hyphens, such as false-positive.
      ip-reuse:
        label: { en: A }
      ip-reuse:
        label: { en: B }
        3:1 front-matter The file is not valid YAML: \`ip-reuse\` stands there twice. → Keep one of the two fields and delete the other.
      ip-reuse:
      	label: A
        2:1 front-matter The file is not valid YAML: a tab cannot indent a line. → Indent with spaces; YAML does not allow tabs.
      - ip-reuse
        1:1 front-matter The file is not a group of fields. → Write one field per line, as in \`name: value\`.


      "
    `);
  });
});
