import { isRecord } from '../core/model/values.ts';
import { attempt } from './dom.ts';

/** What the page of triage gives to the form for a new report. Dates are ISO 8601, often partial. */
export type HandOver = {
  text: string;
  indicators: { type: string; value: string }[];
  sources: string[];
  host?: { name?: string; os?: string; kind?: string; addr?: string; heldFrom?: string };
};

/** Keeps it for the next page of this tab; false where the browser keeps nothing. */
export function handOver(base: string, given: HandOver): boolean {
  const isKept = attempt(() => {
    sessionStorage.setItem(keyOf(base), JSON.stringify(given));
    return true;
  });
  return isKept === true;
}

/** What was kept, once: it is forgotten here. */
export function takeHandOver(base: string): HandOver | undefined {
  return attempt(() => {
    const kept = sessionStorage.getItem(keyOf(base));
    sessionStorage.removeItem(keyOf(base));
    const given: unknown = kept === null ? undefined : JSON.parse(kept);
    return isRecord(given) && typeof given['text'] === 'string' ? (given as HandOver) : undefined;
  });
}

function keyOf(base: string): string {
  return `precedent:triage:${base}`;
}
