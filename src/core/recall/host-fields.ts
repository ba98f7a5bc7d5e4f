import { OS_FAMILIES } from '../../../schemas/vocabulary.ts';
import { recogniseValue } from '../indicators/value.ts';
import { knownFields } from '../model/values.ts';
import { compareDates, toInterval } from '../time/times.ts';
import { readFieldDate } from './alert-dates.ts';
import type { GivenAsset } from './asset.ts';
import type { ViewWords } from './view-words.ts';

/** What somebody wrote of the host, field by field; empty where nothing was. */
export type HostFields = { os: string; addr: string; heldFrom: string; heldUntil: string };

/** What is wrong with a field, in a sentence. */
export type HostProblems = Partial<Record<keyof HostFields, string>>;

/** Reads what somebody wrote of the host. What cannot be read is left out and told. */
export function readHost(
  { os, addr, heldFrom, heldUntil }: HostFields,
  { triage, fill }: Pick<ViewWords, 'triage' | 'fill'>,
): { asset: GivenAsset; problems: HostProblems } {
  const problems: HostProblems = {};
  const address = readAddress(addr);
  if (addr.trim() !== '' && address === undefined)
    problems.addr = fill(triage.badAddress, { text: addr.trim() });
  const readDate = (field: 'heldFrom' | 'heldUntil', text: string): string | undefined => {
    const written = text.normalize('NFKC').trim();
    if (written === '') return undefined;
    const date = Number.isNaN(toInterval(written).start) ? readFieldDate(written) : written;
    if (date === undefined) problems[field] = fill(triage.badDate, { text: text.trim() });
    return date;
  };
  const from = readDate('heldFrom', heldFrom);
  let until = readDate('heldUntil', heldUntil);
  if (from !== undefined && until !== undefined && compareDates(until, from) === 'before') {
    problems.heldUntil = fill(triage.datesCrossed, { from, until });
    until = undefined;
  }
  const asset = {
    os: OS_FAMILIES.find((family) => family === os),
    addr: address,
    heldFrom: from,
    heldUntil: until,
  };
  return { asset: knownFields(asset), problems };
}

/** An address in any spelling, as the archive keeps it. */
function readAddress(text: string): string | undefined {
  const value = recogniseValue(text.trim());
  return value?.kind === 'address' ? value.key : undefined;
}
