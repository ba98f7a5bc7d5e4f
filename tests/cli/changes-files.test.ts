import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { png } from '../archive/png.ts';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

describe('changes of pictures', () => {
  const FILE = 'incidents/2024/INC-2024-0001.mdx';
  const withPictures = (...names: string[]): string =>
    report('INC-2024-0001', { body: names.map((name) => `![A screen](./${name})`).join('\n\n') });

  it.each<[string, () => void, object, string]>([
    [
      'other bytes under the same name',
      () => writeFileSync(join(place.folder, 'incidents/2024/a.png'), png(2, 2)),
      { added: [], removed: [], replaced: ['a.png'] },
      'other pictures under the same name: a.png',
    ],
    [
      'one that came',
      () => {
        writeFileSync(join(place.folder, 'incidents/2024/b.png'), png(3, 3));
        place.write(FILE, withPictures('a.png', 'b.png'));
      },
      { added: ['b.png'], removed: [], replaced: [] },
      'new pictures: b.png',
    ],
    [
      'one that went',
      () => {
        rmSync(join(place.folder, 'incidents/2024/a.png'));
        place.write(FILE, withPictures());
      },
      { added: [], removed: ['a.png'], replaced: [] },
      'pictures gone: a.png',
    ],
    [
      'one whose file is gone',
      () => rmSync(join(place.folder, 'incidents/2024/a.png')),
      { added: [], removed: ['a.png'], replaced: [] },
      'There is no image `./a.png` beside the report.',
    ],
  ])('tells %s', async (_what, change, pictures, says) => {
    place = openWorkplace({ [FILE]: withPictures('a.png') });
    writeFileSync(join(place.folder, 'incidents/2024/a.png'), png(1, 1));
    place.commit();
    expect((await place.run(['check'])).code).toBe(0);
    change();
    const { stdout } = await place.run(['changes', '--base', 'HEAD']);
    expect(stdout).toContain(says);
    expect(stdout).not.toContain('text only');
    const json = await place.run(['changes', '--base', 'HEAD', '--format', 'json']);
    expect((JSON.parse(json.stdout) as { changed: object[] }).changed).toMatchObject([{ pictures }]);
  });

  it.each([true, false])('says nothing of one that a filter keeps elsewhere, here: %s', async (isHere) => {
    place = openWorkplace({
      [FILE]: withPictures('a.png'),
      '.gitattributes': 'incidents/2024/*.png filter=big\n',
    });
    writeFileSync(join(place.folder, 'incidents/2024/a.png'), png(1, 1));
    place.git('init', '--quiet', '--initial-branch=main');
    place.git('config', 'filter.big.clean', 'cat >/dev/null; echo pointer');
    place.commit();
    if (!isHere) place.write('incidents/2024/a.png', 'pointer\n');
    const { stdout } = await place.run(['changes', '--base', 'HEAD']);
    expect(stdout).toContain('This branch changes no report.');
  });

  it('tells one that was missing and came, without another word in the report', async () => {
    place = openWorkplace({ [FILE]: withPictures('a.png') });
    place.commit();
    writeFileSync(join(place.folder, 'incidents/2024/a.png'), png(1, 1));
    expect((await place.run(['check'])).code).toBe(0);
    const { stdout } = await place.run(['changes', '--base', 'HEAD']);
    expect(stdout).toContain('new pictures: a.png');
    expect(stdout).toContain('### Fixed problems (1)');
  });
});

describe('changes of evidence', () => {
  const FOLDER = 'incidents/2024/INC-2024-0001';
  const withFiles = (...names: string[]): string => {
    const evidence = names.map((name) => `<Evidence file="${name}">\n\nIt says so.\n\n</Evidence>`);
    const finding = `<Finding id="F1" direction="supports">\n\n${evidence.join('\n\n')}\n\n</Finding>`;
    return report('INC-2024-0001', { body: `## Findings\n\n${finding}\n` });
  };

  it.each<[string, () => void, object, string]>([
    [
      'a file that was replaced',
      () => writeFileSync(join(place.folder, FOLDER, 'a.log'), 'other'),
      { added: [], removed: [], replaced: ['a.log'] },
      'evidence replaced under the same name: a.log',
    ],
    [
      'a file that came',
      () => {
        writeFileSync(join(place.folder, FOLDER, 'b.log'), 'new');
        place.write(`${FOLDER}/index.mdx`, withFiles('a.log', 'b.log'));
      },
      { added: ['b.log'], removed: [], replaced: [] },
      'new evidence files: b.log',
    ],
    [
      'a file that is gone',
      () => rmSync(join(place.folder, FOLDER, 'a.log')),
      { added: [], removed: ['a.log'], replaced: [] },
      'evidence files gone: a.log',
    ],
  ])('tells %s', async (_what, change, evidence, says) => {
    place = openWorkplace({ [`${FOLDER}/index.mdx`]: withFiles('a.log') });
    writeFileSync(join(place.folder, FOLDER, 'a.log'), 'first');
    place.commit();
    change();
    const { stdout } = await place.run(['changes', '--base', 'HEAD']);
    expect(stdout).toContain(says);
    const json = await place.run(['changes', '--base', 'HEAD', '--format', 'json']);
    expect((JSON.parse(json.stdout) as { changed: object[] }).changed).toMatchObject([{ evidence }]);
  });
});
