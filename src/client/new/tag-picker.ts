import { nearestWord } from '../../core/model/nearest.ts';
import type { Words } from '../../core/i18n/words.ts';
import { fill } from '../fill.ts';
import { part, say } from './elements.ts';

/** Narrows the list of tags to those whose name, meaning or alias holds the words; chosen ones always stay. */
export function filterTags(root: HTMLElement, words: Words['newReport']): void {
  const box = root.querySelector<HTMLInputElement>('[data-find-tag]');
  if (!box) return;
  const wanted = box.value.trim().toLowerCase();
  const items = [...root.querySelectorAll<HTMLElement>('.tag-list > li')];
  let shown = 0;
  for (const item of items) {
    const isChosen = item.querySelector('input')?.checked ?? false;
    const text = `${item.dataset['names'] ?? ''}\n${item.textContent}`.toLowerCase();
    const isFound = text.includes(wanted);
    item.hidden = !isFound && !isChosen;
    if (isFound) shown++;
  }
  const chosen = items.filter((item) => item.querySelector('input')?.checked).length;
  const counted = fill(words.tagsChosen, { n: chosen });
  say(
    part(root, '[data-tags-status]'),
    shown > 0
      ? counted
      : [fill(words.noTag, { words: box.value.trim() }), ...near(wanted, items, words), counted].join(' '),
  );
}

function near(wanted: string, items: readonly HTMLElement[], words: Words['newReport']): string[] {
  const labels = items.flatMap((item) => {
    const label = item.querySelector('.tag-label')?.textContent ?? '';
    return (item.dataset['names'] ?? '').split('\n').map((name) => [name, label] as const);
  });
  const nearest = nearestWord(
    wanted,
    labels.map(([name]) => name),
  );
  const label = labels.find(([name]) => name === nearest)?.[1];
  return label === undefined ? [] : [fill(words.nearTag, { tag: label })];
}
