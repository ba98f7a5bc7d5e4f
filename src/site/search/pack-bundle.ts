import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';

/** What the engine has made of reports, with less of what a reader loads. */
export type PackedBundle = {
  /** The head of the bundle, of which the worker's script makes what the engine reads first. */
  head: BundleHead;
  /** Parts of the index, in order of their words. */
  parts: Uint8Array[];
};

/** `bundle.json`: the reports are called by their number, and so are the parts of the index. */
export type BundleHead = {
  version: string;
  language: string;
  reports: number;
  /** The first and the last word of each part, with blanks between them. */
  words: string;
};

/** How the engine's own files begin when they are unpacked. */
const SIGNATURE = 'pagefind_dcd';

type Meta = [
  version: string,
  pages: [name: string, words: number, group: string][],
  parts: [from: string, to: string, name: string][],
];

/** What the engine would say of no pages, in the version that is pinned. */
const NOTHING: Meta = ['1.6.0', [], []];

type Part = [words: [word: string, pages: Page[], variants: unknown[]][]];

type Page = [distance: number, places: number[], inMetadata: number[]];

type Packing = {
  language: string;
  /** Our number of each report, by its id. The engine leaves out one without a word, so that its own are others. */
  numbers: ReadonlyMap<string, number>;
  stepOf: (place: number) => number;
};

/**
 * Packs the files of the engine, by their path, for one language. The names of reports and parts are random digits, half of what
 * a search loads from a large archive, and give way to numbers; the place of a word gives way to its step, which
 * `stepOf` gives. Throws where the engine writes its files in another way than version 1.6.0.
 */
export function packBundle(
  files: ReadonlyMap<string, Uint8Array>,
  { language, numbers, stepOf }: Packing,
): PackedBundle {
  const meta = [...files].find(([path]) => path.endsWith('.pf_meta'))?.[1];
  // Of reports without a word the engine makes none.
  const [version, pages, parts] = meta === undefined ? NOTHING : (decode(unpack(meta)) as Meta);
  const ours = pages.map(([name]) => {
    const fragment = unpack(files.get(`fragment/${name}.pf_fragment`)).toString();
    const number = numbers.get((JSON.parse(fragment) as { url: string }).url);
    if (number === undefined) throw new Error('The search engine names a report that it was not given.');
    return number;
  });
  return {
    head: {
      version,
      language,
      reports: numbers.size,
      words: parts.flatMap(([from, to]) => [from, to]).join(' '),
    },
    parts: parts.map(([, , name]) => {
      const [words] = decode(unpack(files.get(`index/${name}.pf_index`))) as Part;
      const packed: Part = [words.map(([word, held]) => [word, packPages(held, ours, stepOf), []])];
      return gzipSync(Buffer.concat([Buffer.from(SIGNATURE), encode(packed)]), { level: 9 });
    }),
  };
}

/** Under our numbers; of each report the first place alone, without the mark of its weight, which is that of all. */
function packPages(held: readonly Page[], ours: readonly number[], stepOf: Packing['stepOf']): Page[] {
  let theirs = 0;
  const found = held.map(([distance, places]) => {
    theirs += distance;
    const first = Math.min(...places.filter((place) => place >= 0));
    return { number: ours[theirs] ?? 0, step: stepOf(first) };
  });
  let last = 0;
  return found
    .sort((a, b) => a.number - b.number)
    .map(({ number, step }): Page => {
      const distance = number - last;
      last = number;
      return [distance, [step], []];
    });
}

/** What a file of the engine holds. */
function unpack(file: Uint8Array | undefined): Buffer {
  const bytes = file === undefined ? undefined : gunzipSync(file);
  if (bytes?.subarray(0, SIGNATURE.length).toString() !== SIGNATURE)
    throw new Error('The search engine has made files of another kind.');
  return bytes.subarray(SIGNATURE.length);
}
