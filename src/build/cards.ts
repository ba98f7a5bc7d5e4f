import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import satori from 'satori';
import sharp from 'sharp';
import { tryToKeep } from '../archive/places.ts';
import { describeCard, type Card } from '../core/exports/card.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import { copyFile } from '../site/write-files.ts';
import type { Site } from '../site/open.ts';

const WIDTH = 1200;
const HEIGHT = 630;

/** Another number where the look changes, so that kept cards are made anew. */
const LOOK = 1;

/**
 * Makes the social card of each report, `/cards/<ID>.png`. A card takes a tenth of a second, so each is kept in `cache`
 * by what it says; cards of reports that are gone leave the cache.
 */
export async function writeCards(site: Site, cache: string, output: string): Promise<void> {
  const [kept, folder] = [join(cache, 'cards'), join(output, 'cards')];
  mkdirSync(folder, { recursive: true });
  const used = new Set<string>();
  for (const report of site.reports) {
    const card = describeCard(report, site);
    const name = `${fingerprint(String(LOOK), JSON.stringify(card))}.png`;
    used.add(name);
    const published = join(folder, `${report.id}.png`);
    if (existsSync(join(kept, name))) copyFile(join(kept, name), published);
    else {
      const drawn = await drawCard(card);
      writeFileSync(published, drawn);
      tryToKeep(() => keepCard(drawn, kept, name));
    }
  }
  tryToKeep(() => {
    for (const name of readdirSync(kept)) if (!used.has(name)) rmSync(join(kept, name));
  });
}

/** A run that is killed leaves no half card behind. */
function keepCard(drawn: Uint8Array, kept: string, name: string): void {
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, `${name}.next`), drawn);
  renameSync(join(kept, `${name}.next`), join(kept, name));
}

/** A card as PNG. The letters become outlines, so that the machine needs no fonts. */
export async function drawCard(card: Card): Promise<Uint8Array> {
  const svg = await satori(layOut(card), {
    width: WIDTH,
    height: HEIGHT,
    fonts: loadFonts(),
  });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer();
}

type Fonts = Parameters<typeof satori>[1]['fonts'];
let fonts: Fonts | undefined;

function loadFonts(): Fonts {
  const require = createRequire(import.meta.url);
  fonts ??= (['chinese-simplified', 'latin'] as const).flatMap((script) =>
    ([400, 700] as const).map((weight) => ({
      name: script === 'latin' ? 'Latin' : 'Han',
      weight,
      style: 'normal' as const,
      data: readFileSync(
        require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${script}-${weight}-normal.woff`),
      ),
    })),
  );
  return fonts;
}

type Box = { type: 'div'; props: { style: Record<string, unknown>; children: (Box | string)[] | string } };

const INK = '#1c1d1f';
const MUTED = '#5c5b57';
const TONES: Record<string, string> = {
  true_positive: '#a52a1c',
  benign_true_positive: '#24672c',
  false_positive: '#10606a',
};

function layOut({ site, id, title, facts, verdict }: Card): Box {
  const [first = '', ...rest] = facts;
  const tone = TONES[verdict] ?? MUTED;
  return box(
    {
      // Padding and border come on top.
      width: WIDTH - 168,
      height: HEIGHT - 128,
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '64px 72px',
      background: '#fbfaf7',
      borderLeft: `24px solid ${tone}`,
      color: INK,
      fontFamily: 'Latin, Han',
      fontSize: 32,
    },
    [
      box({ justifyContent: 'space-between', color: MUTED }, [text({}, site), text({}, id)]),
      text(
        {
          fontSize: title.length > 70 ? 48 : 58,
          fontWeight: 700,
          lineHeight: 1.3,
          lineClamp: 4,
          display: 'block',
        },
        title,
      ),
      box({ gap: 36 }, [
        text({ color: tone, fontWeight: 700 }, first),
        ...rest.map((fact) => text({ color: MUTED }, fact)),
      ]),
    ],
  );
}

function box(style: Record<string, unknown>, children: Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

function text(style: Record<string, unknown>, words: string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children: words } };
}
