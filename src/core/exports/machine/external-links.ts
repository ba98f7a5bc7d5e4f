import type { Settings } from '../../../../schemas/settings.ts';
import { isLiveLink } from '../../indicators/live-link.ts';
import type { Report } from '../../model/report.ts';

/**
 * The links of all reports and of their references to other sites, each once and on a line of its own, in code-point
 * order: for a check that may use the network, which a build never does.
 */
export function writeExternalLinks(
  reports: readonly Report[],
  { address }: Pick<Settings, 'address'>,
): string {
  const links = new Set(reports.flatMap(linksOf).filter((link) => !link.startsWith(address)));
  return [...links]
    .sort()
    .map((link) => `${link}\n`)
    .join('');
}

function linksOf({ links, incident }: Report): string[] {
  const listed = new Set(incident.indicators.map(({ value }) => value));
  const references = incident.references.flatMap(({ url, archive_url: archive }) => [url, archive]);
  return [
    ...links.map(({ address }) => address),
    ...references.filter((url): url is string => url !== undefined && isLiveLink(url, listed)),
  ];
}
