import { describe, expect, it } from 'vitest';
import { readThings } from '../../src/archive/things.ts';
import { show } from '../compile/compile.ts';
import { makeFolder } from './temp-folder.ts';

async function read(file: string, text: string): Promise<{ ids: string[]; problems: string }> {
  const { lists, diagnostics } = await readThings(makeFolder({ [file]: text }), (name) => `kb/${name}`);
  for (const diagnostic of diagnostics) expect(diagnostic.file).toBe(`kb/${file}`);
  const list = file === 'sources.yml' ? lists.sources : lists.services;
  return { ids: Object.keys(list ?? {}), problems: show(diagnostics) };
}

describe('sources.yml and services.yml', () => {
  it('may be missing', async () => {
    expect(await readThings(makeFolder(), (file) => file)).toEqual({
      lists: { sources: undefined, services: undefined },
      diagnostics: [],
    });
  });

  it('say what a thing is called, and who answers for it', async () => {
    const text =
      '\uFEFF# 来源\r\nthreatbook:\r\n  label: { en: ThreatBook, zh-CN: 微步在线 }\r\n  aliases: [微步]\r\n  kind: 商业情报\r\n  address: https://ti.example/\r\n  owner: soc\r\n360:\r\n  label: { zh-CN: 360 威胁情报 }\r\n';
    expect(await read('sources.yml', text)).toEqual({ ids: ['360', 'threatbook'], problems: '' });
  });

  it('hold hundreds of things', async () => {
    const text = Array.from(
      { length: 500 },
      (_, index) => `service-${index}:\n  label: { en: Service ${index} }\n  aliases: [业务 ${index}]\n`,
    ).join('');
    const { ids, problems } = await read('services.yml', text);
    expect([ids.length, problems]).toEqual([500, '']);
  });

  it('are read as far as they are right, and every mistake is told at its line', async () => {
    const texts = [
      '微步:\n  label: { zh-CN: 微步 }\nqianxin:\n  label: { en: QiAnXin }',
      'threatbook:\n  lable: { en: A }',
      'threatbook:\n  label: ThreatBook',
      'threatbook:\n  label: { en: A }\n  address: ti.example',
      'threatbook:\n  label: { en: A }\nthreatbook:\n  label: { en: B }',
      'a:\n  label: { en: A }\n  aliases: [微 步]\nb:\n  label: { en: B }\n  aliases: [微步]',
      '- threatbook',
      'threatbook: {label: {en: A}',
    ];
    const told = await Promise.all(
      texts.map(async (text) => {
        const { ids, problems } = await read('sources.yml', text);
        return `${ids.join(', ')}\n${problems}`;
      }),
    );
    expect(`\n${told.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      qianxin
      1:1 schema \`微步\`: This name is not an id of a source. → Write lower-case letters, digits and single hyphens, such as threat-feed, and its other names as labels or aliases.

      threatbook
      2:3 schema \`threatbook.label\` is missing on \`kb/sources.yml\`. → Write “name: value” lines below it: en, zh-CN.
      2:3 schema \`lable\` is not a field of \`threatbook\`. → Did you mean \`label\`?

      threatbook
      2:10 schema \`threatbook.label\`: "ThreatBook" is not a label per language. → Write “name: value” lines below it: en, zh-CN.

      threatbook
      3:12 schema \`threatbook.address\`: "ti.example" is not a web address. → Write a full address that begins with https:// or http://.


      3:1 front-matter The file is not valid YAML: \`threatbook\` stands there twice. → Keep one of the two fields and delete the other.

      a, b
      3:13 warning name-known The alias \`微 步\` of \`a\` is a name of \`b\` too, so nobody finds \`a\` by it. → Keep it with the one that it means, and remove it from the other one.
      6:13 warning name-known The alias \`微步\` of \`b\` is a name of \`a\` too, so nobody finds \`b\` by it. → Keep it with the one that it means, and remove it from the other one.


      1:1 front-matter The file is not a group of fields. → Write one field per line, as in \`name: value\`.


      1:21 front-matter The file is not valid YAML: this \`{\` is never closed. → Close the bracket.
      "
    `);
  });
});
