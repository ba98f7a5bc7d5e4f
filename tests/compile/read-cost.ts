import process from 'node:process';
import { processorTime } from '../processor-time.ts';
import { readText } from './compile.ts';
import { HOSTILE } from './hostile-generators.ts';

/** Just within what a file may have, and where the limits of the parser begin to count. */
const SIZES = [19_000, 60_000, 200_000, 450_000, 950_000];
const MAX_BYTES = 1_000_000;

/**
 * Prints, for one generator in a process of its own, the most processor time and memory that a file takes: `ms MB`. What an
 * earlier file left behind is no cost of the next one, so that the process must be able to collect it (`--expose-gc`).
 */
const make = HOSTILE[process.argv[2] ?? ''];
if (make === undefined) throw new Error('No such generator.');
readText(make(1000));
let mostTime = 0;
let mostMemory = 0;
for (const size of SIZES) {
  const text = make(size);
  // A mark of three bytes makes a file too large for its length.
  const fitting = Buffer.byteLength(text) > MAX_BYTES ? make(size / 3) : text;
  globalThis.gc?.();
  const before = process.memoryUsage.rss() / 1024;
  mostTime = Math.max(mostTime, await processorTime(() => readText(fitting)));
  mostMemory = Math.max(mostMemory, process.resourceUsage().maxRSS - before);
}
console.log(Math.round(mostTime), Math.round(mostMemory / 1024));
