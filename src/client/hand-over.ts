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
  return keep(`precedent:triage:${base}`, JSON.stringify(given));
}

/** What was kept, once: it is forgotten here. */
export function takeHandOver(base: string): HandOver | undefined {
  return attempt(() => {
    const given: unknown = JSON.parse(take(`precedent:triage:${base}`) ?? 'null');
    return isRecord(given) && typeof given['text'] === 'string' ? (given as HandOver) : undefined;
  });
}

/** Keeps an alert that was pasted for the page of triage; false where the browser keeps nothing, or not so much. */
export function handPaste(base: string, text: string): boolean {
  return keep(`precedent:paste:${base}`, text);
}

/** The alert that was pasted, once. */
export function takePaste(base: string): string | undefined {
  return attempt(() => take(`precedent:paste:${base}`) ?? undefined);
}

function keep(key: string, text: string): boolean {
  const isKept = attempt(() => {
    sessionStorage.setItem(key, text);
    return true;
  });
  return isKept === true;
}

function take(key: string): string | null {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return kept;
}
