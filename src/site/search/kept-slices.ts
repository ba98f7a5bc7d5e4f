import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Report } from '../../core/model/report.ts';
import { cutSlices, type ProseSlice } from './prose-slice.ts';

/** Slices of a prose index that are kept between runs, each by the reports that it was made of. */
export type KeptSlices = {
  get: (reports: readonly Report[]) => ProseSlice | undefined;
  set: (reports: readonly Report[], slice: ProseSlice) => void;
  /** Keeps the slices of a bundle as they are. */
  keep: (reports: readonly Report[]) => void;
  /** Forgets those that were neither asked for, set nor kept. */
  close: () => void;
};

/** A digest of reports as they are, and of what else something is made of. */
export function digestReports(inputs: string, reports: readonly Report[]): string {
  const hash = createHash('sha256').update(inputs);
  for (const { id, digest } of reports) hash.update(` ${id} ${digest}`);
  return hash.digest('hex');
}

/** Opens a folder for slices; `inputs` names what they are made of beside reports. Whoever opens it holds its lock. */
export function openKeptSlices(folder: string, inputs: string): KeptSlices {
  mkdirSync(folder, { recursive: true });
  const used = new Set<string>();
  const fileOf = (reports: readonly Report[]): string => {
    const name = digestReports(inputs, reports).slice(0, 24);
    used.add(name);
    return join(folder, name);
  };
  return {
    get: (reports) => {
      const file = fileOf(reports);
      return existsSync(file) ? readSlice(readFileSync(file)) : undefined;
    },
    set: (reports, slice) => {
      const file = fileOf(reports);
      writeFileSync(`${file}.next`, serialize(slice));
      renameSync(`${file}.next`, file);
    },
    keep: (reports) => {
      for (const part of cutSlices(reports)) fileOf(part);
    },
    close: () => {
      for (const name of readdirSync(folder))
        if (!used.has(name)) rmSync(join(folder, name), { force: true });
    },
  };
}

/** Nothing of a file that was cut short, or of a later runtime. */
function readSlice(bytes: Buffer): ProseSlice | undefined {
  try {
    const { words, ends, holders } = deserialize(bytes) as Partial<ProseSlice>;
    const isWhole = Array.isArray(words) && ends?.length === words.length && holders !== undefined;
    return isWhole ? { words, ends, holders } : undefined;
  } catch {
    return undefined;
  }
}
