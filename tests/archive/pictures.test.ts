import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { compileFile, type CompileInput } from '../../src/archive/compile.ts';
import { optimiseImage } from '../../src/site/optimise-image.ts';
import { createSettings, listCases, show } from '../compile/compile.ts';
import { png } from './png.ts';
import { reportFile } from './report-file.ts';
import { makeFolder } from './temp-folder.ts';

const ID = 'INC-2026-0001';

function svg(inner: string, attributes = 'width="100" height="50"'): Buffer {
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return Buffer.from(`<svg ${names} ${attributes}>${inner}</svg>`);
}

async function noise(format: 'jpeg' | 'webp' | 'gif' | 'png' | 'avif'): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const picture = sharp({ create: { width: 90, height: 90, channels: 3, background: '#369', noise } });
  return picture.toFormat(format).toBuffer();
}

/** What `check` says of a report with these pictures, and their sizes on the page; what it lets pass can be published. */
async function judge(files: Record<string, Buffer>): Promise<Record<string, string>> {
  const body = Object.keys(files)
    .map((name) => `![A](${name})\n`)
    .join('\n');
  const folder = makeFolder({ [`${ID}.mdx`]: reportFile(ID, body), ...files });
  const input: CompileInput = { folder, settings: createSettings() };
  const { report, diagnostics } = await compileFile(input, `${ID}.mdx`);
  const refused = new Set(diagnostics.map(({ range }) => range?.start.line));
  const found: Record<string, string> = {};
  for (const [index, name] of Object.keys(files).entries()) {
    const line = 10 + 2 * index;
    const image = report?.images.find(({ source }) => source === name);
    if (refused.has(line)) found[name] = show(diagnostics.filter(({ range }) => range?.start.line === line));
    else if (image !== undefined) {
      const { width, height } = await sharp(await optimiseImage(image)).metadata();
      expect([name, width, height]).toEqual([name, image.width, image.height]);
      found[name] = `${width} × ${height}`;
    }
  }
  return found;
}

function list(found: Record<string, string>): string {
  return listCases(Object.keys(found), (name) => found[name.trim()] ?? '');
}

describe('a picture beside a report', () => {
  it('that cannot be published is told by check, in one sentence', async () => {
    const cut = async (format: 'jpeg' | 'webp' | 'gif' | 'png' | 'avif'): Promise<Buffer> => {
      const whole = await noise(format);
      return whole.subarray(0, whole.length >> 1);
    };
    const found = await judge({
      'cut.png': await cut('png'),
      'cut.jpg': await cut('jpeg'),
      'cut.webp': await cut('webp'),
      'cut.gif': await cut('gif'),
      'cut.avif': await cut('avif'),
      'head.gif': Buffer.from('GIF89a\x10\0\x10\0\0\0\0', 'latin1'),
      'empty-pixels.png': png(300, 300, Buffer.alloc(10)),
      'none.png': png(0, 0),
      'flat.png': png(40, 0),
      'bomb.png': png(60_000, 60_000, Buffer.alloc(10)),
      'lie.png': Buffer.concat([svg('<rect width="9" height="9"/>'), Buffer.alloc(9)]),
      'broken.svg': svg('<rect'),
      'entities.svg': Buffer.concat([
        Buffer.from('<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'),
        ...'b c d e f g h'
          .split(' ')
          .map((name, index) =>
            Buffer.from(`<!ENTITY ${name} "${`&${'abcdefg'.charAt(index)};`.repeat(10)}">`),
          ),
        Buffer.from(']>'),
        svg('<text>&h;</text>'),
      ]),
      'large.svg': svg('<path d="M0 0 L1 1"/>'.repeat(50_000)),
      'none.svg': svg('', 'width="0" height="0"'),
      'odd.svg': svg('', 'width="abc" height="1e9999"'),
    });
    expect(list(found)).toMatchInlineSnapshot(`
      "
      cut.png
        10:1 image The image \`cut.png\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      cut.jpg
        12:1 image The image \`cut.jpg\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      cut.webp
        14:1 image The image \`cut.webp\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      cut.gif
        16:1 image The image \`cut.gif\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      cut.avif
        18:1 image The image \`cut.avif\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      head.gif
        20:1 image The image \`head.gif\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      empty-pixels.png
        22:1 image The image \`empty-pixels.png\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      none.png
        24:1 image The image \`none.png\` has no pixels: its head says 0 × 0. → Save it again from its origin, as PNG or JPEG.
      flat.png
        26:1 image The image \`flat.png\` has no pixels: its head says 40 × 0. → Save it again from its origin, as PNG or JPEG.
      bomb.png
        28:1 image The image \`bomb.png\` has 60000 × 60000 pixels, and 100 million are the most. → Crop or scale it.
      lie.png
        30:1 image The image \`lie.png\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      broken.svg
        32:1 image The image \`broken.svg\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      entities.svg
        34:1 image The image \`entities.svg\` is damaged or cut off: it cannot be decoded to its end. → Save it again from its origin, as PNG or JPEG.
      large.svg
        36:1 image The drawing \`large.svg\` is over 1 MB. → Save it as PNG.
      none.svg
        38:1 image The image \`none.svg\` cannot be read. → Save it again as PNG or JPEG.
      odd.svg
        40:1 image The image \`odd.svg\` cannot be read. → Save it again as PNG or JPEG.
      "
    `);
  });

  it('that is only odd is published in the size that its page gives it', async () => {
    const found = await judge({
      'tall.png': png(80, 17_000),
      'thin.png': png(1, 60_000),
      'wide.png': png(60_000, 1),
      'polyglot.gif': Buffer.concat([await noise('gif'), Buffer.from('<script>alert(1)</script>PK\x03\x04')]),
      'recursive.svg': svg('<g id="a"><use xlink:href="#a"/></g><use xlink:href="#a"/>'),
      'huge.svg': svg('<rect width="9" height="9"/>', 'width="100000" height="9999"'),
      'thin.svg': svg('<rect width="9" height="9"/>', 'width="20000" height="1"'),
      'box.svg': svg('<rect width="9" height="9"/>', 'viewBox="0 0 200 100"'),
      'outside.svg': svg('<image xlink:href="file:///etc/hostname" width="9" height="9"/>'),
      'declared.svg': Buffer.concat([Buffer.from('<?xml version="1.0"?>\n<!-- a -->\n'), svg('')]),
    });
    expect(list(found)).toMatchInlineSnapshot(`
      "
      tall.png
        77 × 16383
      thin.png
        1 × 16383
      wide.png
        1600 × 1
      polyglot.gif
        90 × 90
      recursive.svg
        100 × 50
      huge.svg
        1600 × 160
      thin.svg
        1600 × 1
      box.svg
        200 × 100
      outside.svg
        100 × 50
      declared.svg
        100 × 50
      "
    `);
  });
});
