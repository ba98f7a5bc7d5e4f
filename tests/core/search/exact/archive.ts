import { packIndex } from '../../../../src/core/search/exact/pack.ts';
import { lookUp, type ExactIndex, type Found } from '../../../../src/core/search/exact/look-up.ts';
import { recogniseValue } from '../../../../src/core/indicators/value.ts';
import type { Report } from '../../../../src/core/model/report.ts';
import { buildReport } from '../../../builders.ts';

/** A report that says something in its first section. */
export function reportOf(
  number: number,
  text: string,
  incident: Parameters<typeof buildReport>[0] & object = {},
): Report {
  const id = `INC-2023-${String(number).padStart(4, '0')}`;
  return buildReport({
    id,
    sections: [{ kind: 'background', anchor: 'background', title: 'Background', html: '', text, parts: [] }],
    ...incident,
  });
}

/** The index of some reports, and how many bytes its look-ups have read. */
export function indexOf(reports: readonly Report[]): ExactIndex & { read: () => number } {
  const { shards, files } = packIndex(reports);
  let bytes = 0;
  return {
    shards,
    load: (name) => {
      const text = files.get(name);
      bytes += text?.length ?? 0;
      return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
    },
    read: () => bytes,
  };
}

export async function find(text: string, index: ExactIndex): Promise<Found> {
  const value = recogniseValue(text);
  if (value === undefined) throw new Error(`There is no value in ${text}.`);
  return lookUp(value, index);
}
