import { printListState, parseListState } from '../core/list/state.ts';
import type { ListWords } from './list-rows.ts';

type Pager = { page: number; last: number; words: ListWords; go: (page: number) => void };

/** Links to the pages before and after the one that is shown; nothing for a list of one page. */
export function showPager(list: HTMLElement, { page, last, words, go }: Pager): void {
  list.querySelector('[data-pager]')?.remove();
  if (last < 2) return;
  const bar = document.createElement('p');
  bar.className = 'list-tools';
  bar.dataset['pager'] = '';
  const link = (target: number, text: string): HTMLAnchorElement => {
    const made = Object.assign(document.createElement('a'), {
      textContent: text,
      href: location.pathname + printListState({ ...parseListState(location.search), page: target }),
    });
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(target);
      list.scrollIntoView();
      // The link is gone with its bar: reading goes on at the first report of the page.
      list.querySelector<HTMLElement>('tbody a')?.focus({ preventScroll: true });
    });
    return made;
  };
  if (page > 1) bar.append(link(page - 1, `← ${words.pages.previous}`));
  bar.append(`${page} / ${last}`);
  if (page < last) bar.append(link(page + 1, `${words.pages.next} →`));
  list.append(bar);
}
