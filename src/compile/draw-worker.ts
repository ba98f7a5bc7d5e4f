import { buffer } from 'node:stream/consumers';
import process from 'node:process';
import { convertPicture } from './picture.ts';

/** Draws the picture of its input in the size of its arguments; ends with an error that says why it cannot. */
const [width = 1, height = 1] = process.argv.slice(2).map(Number);
await convertPicture(await buffer(process.stdin), { width, height }, 0);
