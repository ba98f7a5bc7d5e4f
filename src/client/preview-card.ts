import { previewOf, type Preview, type PreviewLabels } from '../core/exports/cite/preview.ts';
import type { ReportDocument } from '../core/exports/outline.ts';
import { loadDocument } from './report-document.ts';

const documents = new Map<string, Promise<ReportDocument | undefined>>();
let wanted: HTMLAnchorElement | undefined;

/** Shows the card of a cited report or part beside its link, in `holder`; nothing where its document cannot be loaded. */
export async function showCard(link: HTMLAnchorElement, holder: HTMLElement): Promise<void> {
  wanted = link;
  const address = link.pathname;
  const known = documents.get(address) ?? loadDocument(address).catch(() => undefined);
  documents.set(address, known);
  const document_ = await known;
  const isStillWanted = wanted === link && (link.matches(':hover') || link === document.activeElement);
  if (document_ === undefined || !isStillWanted) return;
  const labels = JSON.parse(holder.dataset['labels'] ?? '{}') as PreviewLabels;
  const card = createCard(previewOf(document_, decodeURIComponent(link.hash.slice(1)), labels));
  holder.replaceChildren(card);
  card.id = 'citation-card';
  // The card says more than the tooltip.
  link.removeAttribute('title');
  link.setAttribute('aria-describedby', card.id);
  card.showPopover();
  placeBeside(card, link.getBoundingClientRect());
}

function createCard({ id, title, facts, text, lang, titleLang = lang }: Preview): HTMLElement {
  const card = document.createElement('div');
  card.className = 'popup cite-preview';
  card.popover = 'manual';
  const [head, name, words] = ['p', 'b', 'p'].map((tag) => document.createElement(tag));
  for (const [element, content] of [
    [head, [id, ...facts].join(' · ')],
    [name, title],
    [words, text],
  ] as const) {
    if (element === undefined || content === '') continue;
    element.textContent = content;
    if (element !== head) element.lang = element === name ? titleLang : lang;
    card.append(element);
  }
  head?.classList.add('muted');
  return card;
}

/** Below the link, above it where there is no room. */
function placeBeside(card: HTMLElement, { top, bottom, left }: DOMRect): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetHeight, offsetWidth } = card;
  const isBelow = bottom + offsetHeight + GAP < clientHeight || top < offsetHeight + GAP;
  card.style.insetBlockStart = `${isBelow ? bottom + GAP : top - offsetHeight - GAP}px`;
  card.style.insetInlineStart = `${Math.max(GAP, Math.min(left, clientWidth - offsetWidth - GAP))}px`;
}

const GAP = 6;
