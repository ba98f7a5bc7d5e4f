import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import satori from 'satori';
import sharp from 'sharp';
import { tryToKeep } from '../archive/places.ts';
import { describeCard, type Card } from '../core/exports/card.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import type { Output } from '../site/write-files.ts';
import type { Site } from '../site/open.ts';
import { fontPath, sliceName, slicesFor, WEIGHT } from './font.ts';

const WIDTH = 1200;
const HEIGHT = 630;

/** Another number where the look changes, so that kept cards are made anew. */
const LOOK = 3;

/**
 * Makes the social card of each report, `/cards/<ID>.png`. A card takes a tenth of a second, so each is kept in `cache`
 * by what it says; cards of reports that are gone leave the cache.
 */
export async function writeCards(site: Site, cache: string, output: Output): Promise<void> {
  const kept = join(cache, 'cards');
  const used = new Set<string>();
  for (const report of site.reports) {
    const card = describeCard(report, site);
    const name = `${fingerprint(String(LOOK), JSON.stringify(card))}.png`;
    used.add(name);
    const path = `cards/${report.id}.png`;
    if (output.has(path, name)) continue;
    const drawn = await findCard(card, kept, name);
    output.put(path, name, () => drawn);
  }
  tryToKeep(() => {
    for (const name of readdirSync(kept)) if (!used.has(name)) rmSync(join(kept, name));
  });
}

/** A card as it is kept, or drawn and kept. */
async function findCard(card: Card, kept: string, name: string): Promise<Uint8Array> {
  if (existsSync(join(kept, name))) return readFileSync(join(kept, name));
  const drawn = await drawCard(card);
  tryToKeep(() => keepCard(drawn, kept, name));
  return drawn;
}

/** A run that is killed leaves no half card behind. */
function keepCard(drawn: Uint8Array, kept: string, name: string): void {
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, `${name}.next`), drawn);
  renameSync(join(kept, `${name}.next`), join(kept, name));
}

/**
 * A card as PNG. The letters become outlines, so that the machine needs no fonts. A sign that no font has is written in
 * the letters that it stands for, such as IV for Ⅳ, or left out: nothing is drawn as a box.
 */
export async function drawCard(card: Card): Promise<Uint8Array> {
  let shown = card;
  let svg = '';
  // Fonts may have to be loaded, then signs be left out, then fonts be loaded for what stands for them.
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { drawn, missing, isLoaded } = await render(shown);
    svg = drawn;
    if (!isLoaded && missing.size === 0) break;
    shown = leaveOut(shown, missing);
  }
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer();
}

const MAX_ROUNDS = 5;

/** One attempt: the picture, the characters of it that no font has, and whether fonts were loaded, so that another one is due. */
async function render(card: Card): Promise<{ drawn: string; missing: Set<string>; isLoaded: boolean }> {
  const missing = new Set<string>();
  let isLoaded = false;
  const drawn = await satori(layOut(card), {
    width: WIDTH,
    height: HEIGHT,
    fonts: loadFonts(),
    loadAdditionalAsset: (_language, text) => {
      const slices = [...text].flatMap(findSlices);
      if (slices.length > 0) isLoaded = true;
      else for (const sign of text) missing.add(sign);
      return Promise.resolve(slices.flatMap(loadSlice));
    },
  });
  return { drawn, missing, isLoaded };
}

function leaveOut(card: Card, missing: ReadonlySet<string>): Card {
  const write = (text: string): string =>
    [...text]
      .map((sign) => (missing.has(sign) ? plain(sign) : sign))
      .join('')
      .replaceAll(JOINERS, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  const title = write(card.title);
  return {
    ...card,
    site: write(card.site),
    title: title === '' ? card.id : title,
    facts: card.facts.map(write),
  };
}

/** What joins and shapes emoji. */
const JOINERS = /[\u200D\u20E3\uFE0E\uFE0F]/gu;

function plain(sign: string): string {
  const letters = sign.normalize('NFKC');
  const base = sign.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [letters, base].find((one) => one !== sign) ?? '';
}

type Fonts = Parameters<typeof satori>[1]['fonts'];
let fonts: Fonts | undefined;

/** What nearly every card needs. The renderer reads a list of fonts once, and adds to it what is loaded later. */
function loadFonts(): Fonts {
  fonts ??= ['chinese-simplified', 'latin'].flatMap(loadSlice);
  return fonts;
}

const loaded = new Set<string>();

/** A part of the font, or nothing when it is there already. */
function loadSlice(slice: string): Fonts {
  if (loaded.has(slice)) return [];
  loaded.add(slice);
  return [
    {
      name: slice === 'latin' ? 'Latin' : slice === 'chinese-simplified' ? 'Han' : slice,
      weight: WEIGHT,
      style: 'normal',
      data: readFileSync(fontPath(sliceName(slice))),
    },
  ];
}

/** The parts of the font that are not loaded and may have a character. */
function findSlices(sign: string): string[] {
  return slicesFor(sign).filter((slice) => !loaded.has(slice));
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
          wordBreak: 'break-word',
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
