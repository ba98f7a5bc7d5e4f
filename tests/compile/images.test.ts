import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ReportImage } from '../../src/core/model/report.ts';
import { optimiseImage } from '../../src/site/optimise-image.ts';
import { makeFolder, writeFiles } from '../archive/temp-folder.ts';
import { compile, htmlOf, listCases, problemsOf } from './compile.ts';

function makePng(width: number, height: number, background = '#336699'): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

describe('an image beside the report', () => {
  it('becomes a figure with its size, named by its digest', async () => {
    const png = await makePng(3, 2);
    const folder = makeFolder({ 'login page.png': png });
    const digest = createHash('sha256').update(png).digest('hex').slice(0, 12);
    const body = 'Before ![Login page](<login page.png> "The page") after.\n';
    const { report } = compile(body, { folder });
    expect(report?.images).toEqual([
      {
        source: 'login page.png',
        path: join(folder, 'login page.png'),
        name: `${digest}.webp`,
        width: 3,
        height: 2,
      },
    ]);
    expect(htmlOf(body, { folder })).toBe(
      [
        '<p>Before </p>',
        `<figure class="image"><img data-image="${digest}.webp" alt="Login page" width="3" height="2" loading="lazy" decoding="async"><figcaption>The page</figcaption></figure>`,
        '<p> after.</p>',
      ].join(''),
    );
  });

  it('is scaled down when it is wider than a page', async () => {
    const folder = makeFolder({ 'a.png': await makePng(3200, 100) });
    expect(compile('![Wide](a.png)\n', { folder }).report?.images).toMatchObject([
      { width: 1600, height: 50 },
    ]);
  });

  it('is listed once, however often it stands in the report', async () => {
    const png = await makePng(2, 2);
    const folder = makeFolder({ 'a.png': png, 'sub/b.png': await makePng(2, 2, '#000000') });
    const { report, diagnostics } = compile('![A](a.png) ![A](./a.png) ![B](sub/b.png)\n', { folder });
    expect(diagnostics).toEqual([]);
    expect(report?.images.map(({ source }) => source)).toEqual(['a.png', 'sub/b.png']);
  });

  it.each([
    ['a link', '[![A](a.png)](https://example.org/)', /<p><a [^>]*><img [^>]*><\/a><\/p>/],
    ['a heading', '### ![A](a.png)', /<h3 [^>]*><img [^>]*><\/h3>/],
    ['emphasis', '**![A](a.png)**', /<p><strong><img [^>]*><\/strong><\/p>/],
    ['a list', '- ![A](a.png)', /<li><figure class="image"><img [^>]*><\/figure><\/li>/],
    ['a table', '| a |\n| - |\n| ![A](a.png) |', /<td><figure class="image"><img [^>]*><\/figure><\/td>/],
  ])('stands well in %s', async (_what, body, html) => {
    const folder = makeFolder({ 'a.png': await makePng(2, 2) });
    expect(htmlOf(`${body}\n`, { folder })).toMatch(html);
  });

  it('changes the digest of the report, and not what a citation carries', async () => {
    const folder = makeFolder({ 'a.png': await makePng(2, 2) });
    const before = compile('![A](a.png)\n', { folder }).report;
    writeFiles(folder, { 'a.png': await makePng(2, 2, '#ff0000') });
    const after = compile('![A](a.png)\n', { folder }).report;
    expect(after?.digest).not.toBe(before?.digest);
    expect(after?.contentDigest).toBe(before?.contentDigest);
  });

  it.each([
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="5"/>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="5"/>'],
  ])('may be a .%s', (ending, content) => {
    const folder = makeFolder({ [`a.${ending}`]: content });
    expect(compile(`![A](a.${ending})\n`, { folder }).report?.images).toMatchObject([
      { width: 4, height: 5 },
    ]);
  });
});

describe('a picture that a camera took on its side', () => {
  const KINDS = ['jpeg', 'png', 'webp', 'avif'] as const;
  const TURNS = [1, 2, 3, 4, 5, 6, 7, 8];

  it.each(KINDS.flatMap((kind) => TURNS.map((turn) => [kind, turn] as const)))(
    'has the size of what is seen and published: %s, orientation %i',
    async (kind, orientation) => {
      const picture = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#336699' } })
        .withMetadata({ orientation })
        .toFormat(kind)
        .toBuffer();
      const folder = makeFolder({ [`a.${kind}`]: picture });
      const image = compile(`![A](a.${kind})\n`, { folder }).report?.images[0];
      const published = await publish(image);
      const size = orientation > 4 ? { width: 20, height: 40 } : { width: 40, height: 20 };
      expect(image).toMatchObject(size);
      expect(published).toMatchObject(size);
      expect(published.orientation).toBeUndefined();
    },
  );

  it('is turned where another block stands before the one that says so', async () => {
    const jpeg = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#336699' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const other = Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>', 'latin1');
    const head = Buffer.from([0xff, 0xe1, 0, other.length + 2]);
    const folder = makeFolder({
      'a.jpg': Buffer.concat([jpeg.subarray(0, 2), head, other, jpeg.subarray(2)]),
    });
    const image = compile('![A](a.jpg)\n', { folder }).report?.images[0];
    expect(image).toMatchObject({ width: 20, height: 40 });
  });

  it('moves on as it is when it has several frames', async () => {
    const frames = [await makePng(40, 20), await makePng(40, 20, '#ff0000')].map((frame) =>
      Buffer.from(frame),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .withMetadata({ orientation: 6 })
      .webp()
      .toBuffer();
    const folder = makeFolder({ 'a.webp': moving });
    const image = compile('![A](a.webp)\n', { folder }).report?.images[0];
    expect(image).toMatchObject({ width: 40, height: 20 });
    expect(await publish(image)).toMatchObject({ width: 40, height: 20, pages: 2 });
  });
});

describe('what stands in for a picture', () => {
  const LFS = 'oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n';

  it.each([
    [
      'a pointer of Git LFS',
      'a.png',
      `version https://git-lfs.github.com/spec/v1\n${LFS}`,
      /Git LFS.*`lfs: true`/,
    ],
    [
      'one with Windows line ends',
      'a.jpg',
      `version https://git-lfs.github.com/spec/v1\r\n${LFS}`,
      /git lfs pull/,
    ],
    ['one of a drawing', 'a.svg', `version https://git-lfs.github.com/spec/v1\n${LFS}`, /git lfs pull/],
    [
      'one of an older version',
      'a.webp',
      `version https://hawser.github.com/spec/v1\n${LFS}`,
      /git lfs pull/,
    ],
    ['a pointer of git-annex', 'a.png', '/annex/objects/SHA256E-s1--ab.png\n', /git annex get/],
    ['an empty file', 'a.png', '', /is empty/],
  ])('is named: %s', (_what, name, content, words) => {
    const folder = makeFolder({ [name]: content });
    expect(problemsOf(`![A](${name})\n`, { folder })).toMatch(words);
  });
});

describe('an image that cannot be shown', () => {
  it('is explained', async () => {
    const outside = makeFolder({ 'secret.png': await makePng(2, 2) });
    const folder = makeFolder({
      'a.png': await makePng(2, 2),
      'broken.png': 'no picture',
      'notes.txt': 'text',
      'folder.png/x': '',
    });
    symlinkSync(join(outside, 'secret.png'), join(folder, 'link.png'));
    const bodies = [
      '![](a.png)',
      '![A](missing.png)',
      '![A](../a.png)',
      '![A](/etc/passwd.png)',
      '![A](%2e%2e/a.png)',
      '![A](link.png)',
      '![A](notes.txt)',
      '![A](broken.png)',
      '![A](folder.png)',
      '![A](https://bad.example/a.png)',
      '![A](//bad.example/a.png)',
      '![A](data:image/png;base64,aGk=)',
      '![A][ref]\n\n[ref]: https://bad.example/a.png',
    ];
    expect(listCases(bodies, (body) => problemsOf(body, { folder }))).toMatchInlineSnapshot(`
      "
      ![](a.png)
        10:1 image The image \`a.png\` has no alternative text. → Say what it shows: \`![Login page of the bastion host](./login.png)\`.
      ![A](missing.png)
        10:1 image There is no image \`missing.png\` beside the report. → Check its name, and that it is in git.
      ![A](../a.png)
        10:1 image The image \`../a.png\` lies outside of the report's folder. → Move it beside the report.
      ![A](/etc/passwd.png)
        10:1 image The image \`/etc/passwd.png\` lies outside of the report's folder. → Move it beside the report.
      ![A](%2e%2e/a.png)
        10:1 image The image \`../a.png\` lies outside of the report's folder. → Move it beside the report.
      ![A](link.png)
        10:1 image The image \`link.png\` is a link out of the report's folder. → Copy the picture itself beside the report.
      ![A](notes.txt)
        10:1 image \`notes.txt\` is not a picture that a page can show. → Save it as one of .png, .jpg, .jpeg, .webp, .gif, .avif, .svg.
      ![A](broken.png)
        10:1 image The image \`broken.png\` cannot be read. → Save it again as PNG or JPEG.
      ![A](folder.png)
        10:1 image The image \`folder.png\` cannot be read. → Save it again as PNG or JPEG.
      ![A](https://bad.example/a.png)
        10:1 image The image \`https://bad.example/a.png\` does not stand beside the report. → Save it next to the report and write \`![what it shows](./name.png)\`; pages load nothing from other hosts.
      ![A](//bad.example/a.png)
        10:1 image The image \`//bad.example/a.png\` does not stand beside the report. → Save it next to the report and write \`![what it shows](./name.png)\`; pages load nothing from other hosts.
      ![A](data:image/png;base64,aGk=)
        10:1 image The image \`data:image/png;base64,aGk=\` does not stand beside the report. → Save it next to the report and write \`![what it shows](./name.png)\`; pages load nothing from other hosts.
      ![A][ref]

      [ref]: https://bad.example/a.png
        10:1 image The image \`https://bad.example/a.png\` does not stand beside the report. → Save it next to the report and write \`![what it shows](./name.png)\`; pages load nothing from other hosts.
      "
    `);
  });

  it('leaves its words on the page, with indicators defanged', () => {
    expect(htmlOf('![Page of https://bad.example/](missing.png)\n')).toBe(
      '<p><em>Page of hxxps://bad[.]example/</em></p>',
    );
  });
});

async function publish(image: ReportImage | undefined) {
  return sharp(image && (await optimiseImage(image))).metadata();
}
