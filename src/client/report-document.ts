import { fillOutline } from '../core/exports/fill-outline.ts';
import { closeFullWidth } from '../core/model/text.ts';
import type { ReportDocument, ReportOutline } from '../core/exports/outline.ts';

/**
 * What the page of a report says of it; undefined where there is no such report. The page is what a reader opens next, so
 * no other file has to be published for this, and loaded. Rejects where it cannot be loaded.
 */
export async function loadDocument(address: string): Promise<ReportDocument | undefined> {
  const response = await fetch(address);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  // Nothing of a parsed page is loaded or run.
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const json = page.querySelector<HTMLElement>('[data-outline]')?.dataset['outline'];
  if (json === undefined) return undefined;
  return fillOutline(JSON.parse(json) as ReportOutline, (anchor) => textOf(page.getElementById(anchor)));
}

/** What a part says itself: without its heading, and for a finding without its evidence. */
function textOf(part: Element | null): string {
  const body = part?.querySelector(':scope > .element-body, :scope > .prose');
  const blocks = [...(body?.children ?? [])].filter((block) => !block.matches(LEFT_OUT));
  return blocks.map(({ textContent }) => closeFullWidth(textContent.trim())).join('\n');
}

/** Parts of their own, and what a step says of having been skipped. */
const LEFT_OUT = '[data-evidence], .skipped, article';
