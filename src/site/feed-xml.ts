import { Feed } from 'feed';
import { escapeHtml } from '../core/cite/escape.ts';
import type { FeedView } from '../core/feeds.ts';

/** A feed as Atom 1.0 (RFC 4287). The package writes titles and summaries as HTML, so that markup in them is escaped. */
export function writeAtom({ title, self, page, updated, entries }: FeedView, author: string): string {
  const feed = new Feed({
    id: self,
    title,
    updated: new Date(updated),
    generator: 'Precedent',
    link: page,
    feed: self,
    author: { name: author },
  });
  for (const entry of entries) {
    feed.addItem({
      id: entry.address,
      link: entry.address,
      title: escapeHtml(entry.title),
      date: new Date(entry.updated),
      ...(entry.summary === undefined ? {} : { description: escapeHtml(entry.summary) }),
      category: entry.tags.map((term) => ({ term })),
    });
  }
  return `${feed.atom1()}\n`;
}
