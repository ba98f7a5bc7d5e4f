import { defangPlain } from '../indicators/defang.ts';
import { deadenLink, isLiveLink } from '../indicators/live-link.ts';
import { createFactWriter, type FactContext } from './fact-values.ts';
import { truncate } from '../model/text.ts';

/** A reference in words; without `href` where it has no address, or where its address is an indicator of the report. */
export type ReferenceView = {
  kind: string;
  title: string;
  href?: string;
  host?: string;
  archiveHref?: string;
};

/** What a report rests on outside the archive. An address that the report warns of never becomes a link. */
export function describeReferences(context: FactContext): ReferenceView[] {
  const writer = createFactWriter(context);
  const known = new Set(context.report.incident.indicators.map(({ value }) => value));
  const isLive = (url: string): boolean => isLiveLink(url, known);
  return context.report.incident.references.map((reference) => {
    const { kind, url, archive_url: archive, title } = reference;
    const words = title === undefined ? undefined : writer.text(title).text;
    return {
      kind: context.words.labels.referenceKind[kind],
      ...(url !== undefined && isLive(url) ? describeLink(url, words) : { title: describeDead(url, words) }),
      ...(archive !== undefined && isLive(archive) ? { archiveHref: archive } : {}),
    };
  });
}

/** A reference without a link, with the address that would not be safe to open. */
function describeDead(url: string | undefined, words: string | undefined): string {
  if (url === undefined) return words ?? '';
  return words === undefined ? deadenLink(url) : `${words} (${deadenLink(url)})`;
}

/** Without a title the address speaks for itself, without its scheme so that it reads as a name. */
function describeLink(
  href: string,
  title: string | undefined,
): Pick<ReferenceView, 'title' | 'href' | 'host'> {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/?#]*)(.*?)\/?$/is.exec(href) ?? [];
  const address = `${host}${defangPlain(path)}`;
  return title === undefined
    ? { title: truncate(address, MAX_ADDRESS), href }
    : { title, href, host: hostOf(href) };
}

const MAX_ADDRESS = 100;

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
