import { isRecord } from '../model/values.ts';
import type { NoiseList } from './noise.ts';

const TYPES: readonly NoiseList['type'][] = ['cidr', 'hostname', 'string', 'substring', 'regex'];

/** Reads a warninglist as MISP has them: `{ name, type, list }`. What is wrong with it is a message with a hint. */
export function readWarninglist(text: string): NoiseList | { message: string; hint: string } {
  const hint = 'Write { "name": …, "type": "cidr", "list": […] }, as the lists of MISP are written.';
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { message: 'It is not JSON.', hint };
  }
  if (!isRecord(written) || !Array.isArray(written['list'])) return { message: 'It has no `list`.', hint };
  const { name, type = 'string', list } = written;
  const known = TYPES.find((one) => one === type);
  if (known === undefined)
    return {
      message: `\`${String(type)}\` is no type of a list.`,
      hint: `Write one of: ${TYPES.join(', ')}.`,
    };
  const entries = (list as unknown[]).filter(
    (entry) => typeof entry === 'string' && entry.trim() !== '',
  ) as string[];
  return { name: typeof name === 'string' && name.trim() !== '' ? name.trim() : '?', type: known, entries };
}
