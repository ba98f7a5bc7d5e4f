import { escapeHtml, truncate } from '../../model/text.ts';
import type { MachineContext } from './context.ts';

/** An OpenSearch 1.1 description: browsers offer the archive as a search engine. Its short name has 16 characters. */
export function writeOpenSearch({ settings, paths, words }: MachineContext): string {
  const template = `${new URL(paths.search(), settings.address).href}?q={searchTerms}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escapeHtml(truncate(settings.title, 16))}</ShortName>`,
    `<Description>${escapeHtml(truncate(words.search.label, 1024))}</Description>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    `<Image width="16" height="16" type="image/svg+xml">${escapeHtml(new URL(paths.asset('favicon.svg'), settings.address).href)}</Image>`,
    `<Url type="text/html" template="${escapeHtml(template)}"/>`,
    '</OpenSearchDescription>',
    '',
  ].join('\n');
}
