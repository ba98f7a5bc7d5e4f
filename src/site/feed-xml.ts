import { Feed } from 'feed';
import { escapeHtml } from '../core/model/text.ts';
import type { FeedView } from '../core/exports/feeds.ts';

/** A feed as Atom 1.0 (RFC 4287). The package writes titles and summaries as HTML, so that markup in them is escaped. */
export function writeAtom(view: FeedView, author: string): string {
  return `${createFeed(view, author, escapeHtml).atom1()}\n`;
}

/** A feed as JSON Feed 1.0 (jsonfeed.org), whose texts are plain. */
export function writeJsonFeed(view: FeedView, author: string): string {
  const plain = (text: string): string => text;
  return `${createFeed(view, author, plain).json1()}\n`;
}

function createFeed(
  { title, self, page, updated, entries }: FeedView,
  author: string,
  write: (text: string) => string,
): Feed {
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
      title: write(entry.title),
      date: new Date(entry.updated),
      ...(entry.summary === undefined ? {} : { description: write(entry.summary) }),
      category: entry.tags.map((term) => ({ term })),
    });
  }
  return feed;
}
