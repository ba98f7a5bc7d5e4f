import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { ReportImage } from '../core/model/report.ts';
import type { WrittenPicture } from './context.ts';
import { readCheckedImage } from './image-name.ts';
import type { Problem } from './problems.ts';

/** Widest and highest picture on a page; a larger one is scaled down when the site is built. WebP has no higher one. */
export const MAX_WIDTH = 1600;
export const MAX_HEIGHT = 16_383;

/** Far more than a camera or a long screenshot has; a picture is decoded as a whole, with all of its frames. */
export const MAX_PIXELS = 100_000_000;

/** What is drawn takes memory and time for each of its parts. */
export const MAX_DRAWING_BYTES = 1_000_000;

const SECONDS = 20;

/** What is wrong with a picture, in words for its author. */
export type Refusal = { problem: string; hint: string };

type Size = Pick<ReportImage, 'width' | 'height'>;

/**
 * A picture as WebP in its size on the page, the right way up, and without metadata such as the place where it was
 * taken. Rejects when it cannot be decoded to its end within the limits. `effort` is sharp's, from 0 to 6.
 */
export async function convertPicture(
  bytes: Uint8Array,
  { width, height }: Size,
  effort = 4,
): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { pages = 1, format, ...own } = await sharp(bytes, { limitInputPixels: false }).metadata();
  // A drawing is made in twice its size on the page, whatever it says of itself, and never in less than a pixel.
  const dots = Math.max(144 * Math.min(1, width / own.width), 72 / Math.min(own.width, own.height), 1);
  const density = format === 'svg' ? { density: dots } : {};
  const limits = { limitInputPixels: MAX_PIXELS, failOn: 'warning' } as const;
  const read = sharp(bytes, { ...limits, ...density, animated: true }).timeout({ seconds: SECONDS });
  // sharp refuses to turn a moving picture.
  return (pages > 1 ? read : read.autoOrient())
    .resize({ width, height, fit: 'fill' })
    .webp({ quality: 82, effort })
    .toBuffer();
}

/**
 * What keeps pictures from being published, at the places where they are written: each is converted as a build will do
 * it, within the same limits.
 */
export async function findPictureFaults(pictures: readonly WrittenPicture[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { image, range } of pictures) {
    // What has gone or changed since is told when it is read again.
    const bytes = readCheckedImage(image);
    const fault = bytes === undefined ? undefined : await findFault(image, bytes);
    if (fault !== undefined)
      problems.push({ rule: 'image', message: fault.problem, hint: fault.hint, range });
  }
  return problems;
}

async function findFault(image: ReportImage, bytes: Uint8Array): Promise<Refusal | undefined> {
  try {
    await (isDrawing(bytes) ? drawElsewhere(bytes, image) : convertPicture(bytes, image, 0));
    return undefined;
  } catch (error) {
    return explainFault(image.source, error);
  }
}

function explainFault(source: string, error: unknown): Refusal {
  const cause = error instanceof Error ? error.message : String(error);
  if (/exceeds pixel limit/i.test(cause))
    return {
      problem: `The image \`${source}\` has more than ${MAX_PIXELS / 1_000_000} million pixels in all of its frames.`,
      hint: 'Crop or scale it, or leave frames out.',
    };
  if (/timeout|killed|referenced elements/i.test(cause))
    return { problem: `The image \`${source}\` takes too long to draw.`, hint: 'Save it as PNG.' };
  return {
    problem: `The image \`${source}\` is damaged or cut off: it cannot be decoded to its end.`,
    hint: 'Save it again from its origin, as PNG or JPEG.',
  };
}

/** PNG, JPEG, GIF, WebP and AVIF, by their first bytes. */
const PIXELS = /^(?:\x89PNG|\xff\xd8|GIF8|RIFF....WEBP|....ftyp)/s;

/** Whether a file is no picture of pixels: then a program draws it, however it is named. */
function isDrawing(bytes: Uint8Array): boolean {
  return !PIXELS.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1'));
}

/** In a process of its own, since nothing else can end a drawing that goes on for ever. */
function drawElsewhere(bytes: Uint8Array, size: Size): Promise<void> {
  const program = fileURLToPath(new URL('./draw-worker.ts', import.meta.url));
  const argv = [program, String(size.width), String(size.height)];
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      argv,
      { timeout: SECONDS * 1000, killSignal: 'SIGKILL' },
      (error, _out, told) => {
        if (error === null) resolve();
        else reject(new Error(error.killed === true ? 'timeout' : told));
      },
    );
    // A process that has ended early reads no more.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });
}
