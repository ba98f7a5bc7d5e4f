import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/archive/read.ts';
import { planRetag } from '../../src/archive/retag/retag.ts';
import { journalOf } from '../../src/archive/rewrite/journal.ts';
import { toJournal, writeRewrite } from '../../src/archive/rewrite/write.ts';
import { createSettings } from '../compile/compile.ts';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const TAGS = `# The tag vocabulary.

# Of addresses
ip-reuse:
  label: { en: IP reuse, zh-CN: IP 易主 }
  description:
    en: An address changed hands.
  aliases: [recycled address, IP 复用] # kept
  related: [false-positive, ipreuse]

# Of the night shift
ipreuse:
  label:
    en: IP re-use # note
    zh-CN: 地址复用
  description: { en: Twice. }

"false-positive": { label: { en: False positive, zh-CN: 误报 }, related: ["ip-reuse"] }
never:
  label: { en: Never }
  aliases:
    - 从不 # zh
`;

const file = (number: number): string => `incidents/2024/INC-2024-000${number}.mdx`;
const tagged = (number: number, more: string): Record<string, string> => ({
  [file(number)]: report(`INC-2024-000${number}`, { more }),
});

const FILES: Record<string, string> = {
  'incidents/tags.yml': TAGS,
  ...tagged(1, 'tags: [ip-reuse, false-positive] # c'),
  ...tagged(2, 'tags:\n  - ipreuse # why\n  - ip-reuse\n  - false-positive'),
  ...tagged(3, "x_a: [ipreuse]\ntags: [false-positive, 'ipreuse']"),
};

const NOBODY = 2_000_000_000;

describe('tags', () => {
  it('lists use, what may be one tag, what nobody uses, and what tags.yml does not have', async () => {
    place = openWorkplace({ ...FILES, ...tagged(4, 'tags: [IP_Reuse, nosuch]') });
    const { code, stdout } = await place.run(['tags']);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "4 tags in \`incidents/tags.yml\`, 3 of them are used.
      Reports by tag:
        3  false-positive  False positive
        2  ip-reuse  IP reuse
        2  ipreuse  IP re-use
      May be one tag:
        \`ipreuse\` and \`ip-reuse\` are spelt alike:
          precedent-kb tags merge ipreuse ip-reuse
      In no report:
        never
      In reports, and not in \`incidents/tags.yml\`:
        1  nosuch
      "
    `);
    const { stdout: json } = await place.run(['tags', '--format', 'json']);
    expect(JSON.parse(json)).toMatchObject({ unused: ['never'], near: [{ tags: ['ipreuse', 'ip-reuse'] }] });
  });

  it('rename changes reports, templates and tags.yml, and keeps the rest byte by byte', async () => {
    const template =
      '---\nx_template: { title: Mine, description: Ours. }\nlang: en\nrecord_status: draft\nstatus: closed\nseverity: low\ntlp: green\nverdict: { value: undetermined }\ntags: [ip-reuse]\n---\n\n## Background\n\nText.\n';
    place = openWorkplace({ ...FILES, 'incidents/_templates/mine.mdx': template });
    const { code, stdout, stderr } = await place.run(['tags', 'rename', 'ip-reuse', 'ip-transfer']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "Renamed \`ip-reuse\` to \`ip-transfer\`.
      \`ip-reuse\` is an alias of \`ip-transfer\`, so addresses and queries such as \`tag:ip-reuse\` still lead there.
      Changed 4 files:
        incidents/2024/INC-2024-0001.mdx:9
        incidents/2024/INC-2024-0002.mdx:9
        incidents/_templates/mine.mdx:9
        incidents/tags.yml
      "
    `);
    expect(place.read('incidents/tags.yml')).toBe(
      TAGS.replace('\nip-reuse:', '\nip-transfer:')
        .replace('IP 复用]', 'IP 复用, ip-reuse]')
        .replace('["ip-reuse"]', '["ip-transfer"]'),
    );
    expect(place.read(file(1))).toBe(FILES[file(1)]?.replace('[ip-reuse', '[ip-transfer'));
    expect(place.read(file(2))).toBe(FILES[file(2)]?.replace('- ip-reuse', '- ip-transfer'));
    expect(place.read(file(3))).toBe(FILES[file(3)]);
    expect(place.read('incidents/_templates/mine.mdx')).toBe(template.replace('ip-reuse', 'ip-transfer'));
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
    expect((await place.run(['search', 'tag:ip-reuse'])).stdout).toContain('INC-2024-0001');
  });

  it('merge leaves one of two spellings, takes names and comments along, and says what is lost', async () => {
    place = openWorkplace({ ...FILES, ...tagged(4, 'tags: [IP_Reuse, ＩＰ－reuse, false-positive]') });
    place.write(file(3), `\uFEFF${(FILES[file(3)] ?? '').replaceAll('\n', '\r\n')}`);
    const { stdout } = await place.run(['tags', 'merge', 'ipreuse', 'into', 'ip-reuse']);
    expect(stdout).toContain('The description of `ipreuse` is gone: Twice.');
    expect(place.read('incidents/tags.yml')).toMatchInlineSnapshot(`
      "# The tag vocabulary.

      # Of addresses
      # Of the night shift
      # note
      ip-reuse:
        label: { en: IP reuse, zh-CN: IP 易主 }
        description:
          en: An address changed hands.
        aliases: [recycled address, IP 复用, ipreuse, 地址复用] # kept
        related: [false-positive]

      "false-positive": { label: { en: False positive, zh-CN: 误报 }, related: ["ip-reuse"] }
      never:
        label: { en: Never }
        aliases:
          - 从不 # zh
      "
    `);
    const tagsOf = (number: number): string | undefined =>
      /tags:[^\0]*?(?=\r?\n---)/.exec(place.read(file(number)))?.[0];
    expect(tagsOf(2)).toBe('tags:\n  # why\n  - ip-reuse\n  - false-positive');
    expect(tagsOf(4)).toBe('tags: [ip-reuse, false-positive]');
    expect(place.read(file(3))).toBe(
      `\uFEFF${(FILES[file(3)] ?? '').replace("'ipreuse'", "'ip-reuse'").replaceAll('\n', '\r\n')}`,
    );
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });

  it('retire takes a tag out, keeps its entry, and lets no report use it again', async () => {
    place = openWorkplace(FILES);
    await place.run(['tags', 'retire', 'false-positive']);
    expect(place.read(file(1))).toContain('tags: [ip-reuse] # c');
    expect(place.read(file(2))).toContain('tags:\n  - ipreuse # why\n  - ip-reuse\n---');
    expect(place.read(file(3))).toContain("tags: ['ipreuse']");
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
    place.write(file(1), FILES[file(1)] ?? '');
    expect((await place.run(['check'])).stdout).toContain('The tag `false-positive` is retired.');
  });

  it('retire with another tag gives that the id alone', async () => {
    place = openWorkplace(FILES);
    await place.run(['tags', 'retire', 'ipreuse', '--use', 'never']);
    expect(place.read('incidents/tags.yml')).toContain('aliases:\n    - 从不 # zh\n    - ipreuse\n');
    expect(place.read(file(3))).toContain("tags: [false-positive, 'never']");
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });

  it('a dry run prints a diff for `git apply` and writes nothing', async () => {
    place = openWorkplace(FILES);
    place.commit();
    const { stdout, stderr } = await place.run(['tags', 'merge', 'ipreuse', 'ip-reuse', '--dry-run']);
    expect(stderr).toContain('Nothing was written, because of --dry-run.');
    expect(place.git('status', '--porcelain')).toBe('');
    place.write('change.diff', stdout);
    place.git('apply', 'change.diff');
    const applied = ['incidents/tags.yml', file(2), file(3)].map(place.read);
    place.git('checkout', '.');
    await place.run(['tags', 'merge', 'ipreuse', 'ip-reuse']);
    expect(['incidents/tags.yml', file(2), file(3)].map(place.read)).toEqual(applied);
  });
});

describe('a change of tags', () => {
  it.each<[words: string[], said: string]>([
    [['rename', 'nevr', 'x'], 'There is no tag `nevr` in `incidents/tags.yml`.\nDid you mean `never`?\n'],
    [
      ['rename', '从不', 'x'],
      'There is no tag `从不` in `incidents/tags.yml`.\n`never` has this as another name.\n',
    ],
    [
      ['rename', 'never', '永不'],
      '`永不` is no id of a tag.\nWrite lower-case letters, digits and single hyphens, such as `ip-reuse`. What people read is the label, in any language.\n',
    ],
    [
      ['rename', 'never', 'ipreuse'],
      'There is a tag `ipreuse` already.\nTo make one tag of both, run `precedent-kb tags merge never ipreuse`.\n',
    ],
    [
      ['rename', 'never', 'recycled-address'],
      '`recycled-address` is another name of `ip-reuse`.\nTo make one tag of both, run `precedent-kb tags merge never ip-reuse`; else remove that name of `ip-reuse` first.\n',
    ],
    [
      ['merge', 'never'],
      '`precedent-kb tags merge` needs two tags.\nWrite `precedent-kb tags merge old-tag new-tag`.\n',
    ],
    [['merge', 'never', 'never'], '`never` cannot be merged into itself.\nName another tag.\n'],
    [['retire', 'never', '--use', 'never'], '`never` cannot take its own place.\nName another tag.\n'],
    [
      ['reanme'],
      '`precedent-kb tags` does not take `reanme`.\nDid you mean `rename`? See `precedent-kb tags --help`.\n',
    ],
  ])('that cannot be is refused: %j', async (words, said) => {
    place = openWorkplace(FILES);
    expect(await place.run(['tags', ...words])).toEqual({ code: 2, stdout: '', stderr: said });
    expect(place.read('incidents/tags.yml')).toBe(TAGS);
  });

  it('is made while a tag is missing in tags.yml, which then has its name as an alias', async () => {
    place = openWorkplace({ ...FILES, ...tagged(4, 'tags: [nosuch]') });
    await place.run(['tags', 'merge', 'nosuch', 'never']);
    expect(place.read('incidents/tags.yml')).toContain('- 从不 # zh\n    - nosuch');
    expect(await place.run(['check'])).toMatchObject({ code: 0 });
  });

  it('is made again for what another branch has brought since', async () => {
    place = openWorkplace(FILES);
    await place.run(['tags', 'merge', 'ipreuse', 'ip-reuse']);
    const once = place.read('incidents/tags.yml');
    for (const [name, text] of Object.entries(tagged(5, 'tags: [ipreuse]'))) place.write(name, text);
    const { code, stdout } = await place.run(['tags', 'merge', 'ipreuse', 'ip-reuse']);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Changed 1 file:') as string,
    });
    expect(place.read(file(5))).toContain('tags: [ip-reuse]');
    expect(place.read('incidents/tags.yml')).toBe(once);
  });

  it.each([
    ['has mistakes', `${TAGS}Bad Id: {}\n`, 'has mistakes'],
    [
      'is in one pair of braces',
      '{ never: { label: { en: N } }, other: { label: { en: O } } }\n',
      'cannot be changed without a loss',
    ],
    ['is not there', undefined, 'There is no tag in'],
  ])('is refused where tags.yml %s', async (_what, text, said) => {
    const { 'incidents/tags.yml': _tags, ...reports } = FILES;
    place = openWorkplace(text === undefined ? reports : { 'incidents/tags.yml': text, ...reports });
    const { code, stderr } = await place.run(['tags', 'merge', 'never', 'other']);
    expect(code).not.toBe(0);
    expect(stderr).toContain(said);
  });

  it('is refused as a whole where a file is read-only or is no UTF-8', async () => {
    place = openWorkplace(FILES);
    chmodSync(join(place.folder, file(3)), 0o444);
    const locked = await place.run(['tags', 'merge', 'ipreuse', 'ip-reuse']);
    expect(locked.stderr).toContain(`\`${file(3)}\` was not written, since it is read-only.`);
    writeFileSync(join(place.folder, file(2)), Buffer.from([0x2d, 0xd6, 0xd0, ...Buffer.from('ipreuse')]));
    const foreign = await place.run(['tags', 'merge', 'ipreuse', 'ip-reuse']);
    expect(foreign.stderr).toContain('is not UTF-8');
    expect(place.read('incidents/tags.yml')).toBe(TAGS);
    expect(existsSync(journalOf(join(place.folder, 'incidents')))).toBe(false);
  });

  it('that is killed at any moment is completed by the next command, and by no second one at a time', async () => {
    place = openWorkplace(FILES);
    const incidents = join(place.folder, 'incidents');
    const archive = await openArchive({ ...createSettings(), incidents }, place.folder);
    const plan = await planRetag(archive, { how: 'merge', from: ['ipreuse'], to: 'ip-reuse' });
    const journal = toJournal(plan);
    const files = [...plan.changes.keys()].map((name) => `incidents/${name}`);
    writeRewrite(archive, plan);
    const after = files.map(place.read);
    for (let written = 0; written <= files.length; written++) {
      for (const [at, name] of files.entries())
        place.write(name, (at < written ? after[at] : FILES[name]) ?? '');
      writeFileSync(journalOf(incidents), JSON.stringify(journal));
      expect((await place.run(['tags', 'rename', 'never', 'x'])).stderr).toContain('Another `tags`');
      writeFileSync(
        journalOf(incidents),
        JSON.stringify({ ...journal, holder: { ...journal.holder, pid: NOBODY } }),
      );
      expect((await place.run(['check'])).stderr).toContain('broken off');
      const { code, stdout } = await place.run(['tags', 'rename', 'never', 'x']);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout:
          'An earlier `tags` was broken off. It is complete now.\nIf you wanted something else, run the command again.\n',
      });
      expect(files.map(place.read)).toEqual(after);
    }
  });
});
