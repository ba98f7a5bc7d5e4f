import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, resolve, sep } from 'node:path';
import type { HastNode } from 'satteri';
import { decodeAddress } from '../core/model/text.ts';
import type { ReportImage } from '../core/model/report.ts';
import { report, type Body, type Span } from './context.ts';
import { seenSize } from './image-size.ts';
import { imageName } from './image-name.ts';
import { defang, defangWords } from './inline-text.ts';
import { MAX_DRAWING_BYTES, MAX_HEIGHT, MAX_PIXELS, MAX_WIDTH, type Refusal } from './picture.ts';
import type { Source } from './source.ts';
import { explainPointer } from './stand-in.ts';
import { attributeOf, element, isElement, spanOf, text, type Element, type ElementContent } from './tree.ts';

/** A figure with an image that stands beside the report. The site fills in its address. */
export function renderImage(node: Element & HastNode, body: Body): ElementContent[] {
  const { given } = body;
  const source = decodeAddress(attributeOf(node, 'src'));
  const alt = defangWords(attributeOf(node, 'alt').trim(), given);
  const range = spanOf(node);
  if (alt === '') {
    report(body, range, {
      rule: 'image',
      message: `The image \`${source}\` has no alternative text.`,
      hint: 'Say what it shows: `![Login page of the bastion host](./login.png)`.',
    });
  }
  const image = given.loadImage(source);
  body.collected.named.push(source);
  if ('problem' in image) {
    report(body, range, { rule: 'image', message: image.problem, hint: image.hint });
    return alt === '' ? [] : [element('em', {}, [text(alt)])];
  }
  markAddress(range, image, body);
  const title = attributeOf(node, 'title');
  const caption = title === '' ? [] : [element('figcaption', {}, defang(title, given))];
  return [
    element('figure', { className: ['image'] }, [
      element(
        'img',
        {
          dataImage: image.name,
          alt,
          width: image.width,
          height: image.height,
          loading: 'lazy',
          decoding: 'async',
        },
        [],
      ),
      ...caption,
    ]),
  ];
}

/** Keeps a picture once, and where each of its addresses stands: behind its words, unless it is written elsewhere. */
function markAddress([start, end]: Span, image: ReportImage, { given, collected }: Body): void {
  const known = collected.images.findIndex(({ name }) => name === image.name);
  if (known === -1) {
    collected.images.push(image);
    collected.pictures.push({ image, range: given.locator.range(start, end) });
  }
  const address = given.source.lastIndexOf('](', end);
  const index = known === -1 ? collected.images.length - 1 : known;
  if (address > start) collected.marks.images.push([address, end, index]);
}

/** Pictures without a frame and caption, for places that hold a line of text: links, headings, emphasis. */
export function unframeImages(children: ElementContent[]): ElementContent[] {
  return children.map((child) => (isElement(child, 'figure') ? (child.children[0] ?? child) : child));
}

const MAX_IMAGE_BYTES = 20_000_000;
const KINDS = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.avif', '.svg'];

/** Finds the image that a report names beside itself, with the size that it will have on the page. */
export function loadImageBeside(source: Source, image: string): ReportImage | Refusal {
  const folder = dirname(source.path);
  const path = resolve(folder, image);
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(image))
    return {
      problem: `The image \`${image.slice(0, 60)}\` does not stand beside the report.`,
      hint: 'Save it next to the report and write `![what it shows](./name.png)`; pages load nothing from other hosts.',
    };
  if (image.trim() === '')
    return { problem: 'This image names no file.', hint: 'Write `![what it shows](./name.png)`.' };
  if (!isInside(path, folder))
    return {
      problem: `The image \`${image}\` lies outside of the report's folder.`,
      hint: 'Move it beside the report.',
    };
  if (!KINDS.includes(extname(path).toLowerCase()))
    return {
      problem: `\`${image}\` is not a picture that a page can show.`,
      hint: `Save it as one of ${KINDS.join(', ')}.`,
    };
  return readImage(image, path, folder);
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder + sep);
}

function readImage(source: string, path: string, folder: string): ReportImage | Refusal {
  try {
    if (!isInside(realpathSync(path), realpathSync(folder)))
      return {
        problem: `The image \`${source}\` is a link out of the report's folder.`,
        hint: 'Copy the picture itself beside the report.',
      };
    const file = statSync(path);
    // Reading a pipe would wait for ever.
    if (!file.isFile()) return unreadable(source);
    if (file.size > MAX_IMAGE_BYTES)
      return { problem: `The image \`${source}\` is over 20 MB.`, hint: 'Crop or scale it.' };
    const bytes = readFileSync(path);
    const standIn = explainStandIn(bytes, source);
    if (standIn !== undefined) return standIn;
    const size = seenSize(bytes);
    const refused = refuseSize(source, size, bytes.length);
    return refused ?? { source, path, name: imageName(bytes), ...fitSize(size) };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? {
          problem: `There is no image \`${source}\` beside the report.`,
          hint: 'Check its name, and that it is in git.',
        }
      : unreadable(source);
  }
}

function unreadable(source: string): Refusal {
  return { problem: `The image \`${source}\` cannot be read.`, hint: 'Save it again as PNG or JPEG.' };
}

type Size = Pick<ReportImage, 'width' | 'height'>;

/** What can be told of a picture from its head; whether the rest of it can be decoded is found out later. */
function refuseSize(
  source: string,
  { width, height, isDrawn }: Size & { isDrawn: boolean },
  bytes: number,
): Refusal | undefined {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height)))
    return {
      problem: `The image \`${source}\` has no pixels: its head says ${width} × ${height}.`,
      hint: 'Save it again from its origin, as PNG or JPEG.',
    };
  if (isDrawn)
    return bytes > MAX_DRAWING_BYTES
      ? { problem: `The drawing \`${source}\` is over 1 MB.`, hint: 'Save it as PNG.' }
      : undefined;
  return width * height > MAX_PIXELS
    ? {
        problem: `The image \`${source}\` has ${width} × ${height} pixels, and ${MAX_PIXELS / 1_000_000} million are the most.`,
        hint: 'Crop or scale it.',
      }
    : undefined;
}

/** The size on the page: scaled down to what a page shows and WebP can hold, and never to nothing. */
function fitSize({ width, height }: Size): Size {
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  const fit = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: fit(width), height: fit(height) };
}

/** What stands where a picture should be, with nothing wrong in what its author did. */
function explainStandIn(bytes: Uint8Array, source: string): Refusal | undefined {
  if (bytes.length === 0)
    return {
      problem: `The image \`${source}\` is empty.`,
      hint: 'Save the picture again beside the report.',
    };
  return explainPointer(bytes, source);
}
