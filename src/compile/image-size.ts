import { imageSize } from 'image-size';

type Size = { width: number; height: number };

/**
 * The size in which a picture is seen: cameras store it as it lay on the sensor, and write beside it how to turn it.
 * Throws when the bytes are no picture. A moving picture is not turned, neither here nor when the site is built.
 */
export function seenSize(bytes: Uint8Array): Size & { isDrawn: boolean } {
  const { width, height, type = '' } = imageSize(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isTurned = QUARTER_TURNS[type]?.(buffer) ?? false;
  const isDrawn = type === 'svg';
  return isTurned ? { width: height, height: width, isDrawn } : { width, height, isDrawn };
}

/** By type of picture: whether it is seen with its sides exchanged. */
const QUARTER_TURNS: Record<string, (bytes: Buffer) => boolean> = {
  jpg: (bytes) => isTurned(findJpegExif(bytes)),
  png: (bytes) => isTurned(findChunk(bytes, PNG)),
  webp: (bytes) => !isMovingWebp(bytes) && isTurned(findChunk(bytes, WEBP)),
  avif: isTurnedAvif,
};

const ORIENTATION = 0x0112;

/** Whether the Exif block (a TIFF file, CIPA DC-008) asks for a quarter turn: orientation 5 to 8. */
function isTurned(exif: Buffer | undefined): boolean {
  if (exif === undefined || exif.length < 8) return false;
  const isLittle = exif.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const start = isLittle ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  if (start + 2 > exif.length) return false;
  for (let at = start + 2, left = short(start); left > 0 && at + 12 <= exif.length; at += 12, left--)
    if (short(at) === ORIENTATION) return short(at + 8) >= 5 && short(at + 8) <= 8;
  return false;
}

const EXIF_MARK = 'Exif\0\0';

/** The first Exif block before the picture itself. */
function findJpegExif(bytes: Buffer): Buffer | undefined {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const block = bytes.subarray(at + 4, end);
    if (bytes[at + 1] === 0xe1 && block.toString('latin1', 0, 6) === EXIF_MARK) return block.subarray(6);
    at = end;
  }
  return undefined;
}

/** How a file of chunks is laid out: where its name and its length stand, and what comes before and behind the content. */
type Chunks = {
  first: number;
  name: string;
  sizeAt: 0 | 4;
  nameAt: 0 | 4;
  isBig: boolean;
  tail: (size: number) => number;
};

const PNG: Chunks = { first: 8, name: 'eXIf', sizeAt: 0, nameAt: 4, isBig: true, tail: () => 4 };
const WEBP: Chunks = {
  first: 12,
  name: 'EXIF',
  sizeAt: 4,
  nameAt: 0,
  isBig: false,
  tail: (size) => size % 2,
};

function findChunk(bytes: Buffer, { first, name, sizeAt, nameAt, isBig, tail }: Chunks): Buffer | undefined {
  for (let at = first; at + 8 <= bytes.length;) {
    const size = isBig ? bytes.readUInt32BE(at + sizeAt) : bytes.readUInt32LE(at + sizeAt);
    const content = bytes.subarray(at + 8, at + 8 + size);
    if (bytes.toString('latin1', at + nameAt, at + nameAt + 4) === name)
      return content.toString('latin1', 0, 6) === EXIF_MARK ? content.subarray(6) : content;
    at += 8 + size + tail(size);
  }
  return undefined;
}

function isMovingWebp(bytes: Buffer): boolean {
  return bytes.toString('latin1', 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
}

/** AVIF turns by a property of its own (`irot`, ISO/IEC 23008-12), in steps of a quarter. */
function isTurnedAvif(bytes: Buffer): boolean {
  const list = bytes.indexOf('ipco');
  if (list < 4) return false;
  const properties = bytes.subarray(list, list - 4 + bytes.readUInt32BE(list - 4));
  const turn = properties.indexOf('irot');
  return turn !== -1 && ((properties[turn + 4] ?? 0) & 1) === 1;
}
