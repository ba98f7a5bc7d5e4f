import { readNoise } from '../archive/recall-inputs.ts';
import { pagedSignatures } from '../core/insights/signature-records.ts';
import { sourcePages } from '../core/insights/thing-pages.ts';
import { sourceOf } from '../core/language/things.ts';
import { keepFor } from '../core/model/values.ts';
import { listRecallFiles } from '../core/recall/files.ts';
import { rateKey } from '../core/recall/rates.ts';
import type { Site } from './open.ts';
import { putText, type Output } from './write-files.ts';

type RecallInput = Pick<Site, 'reports' | 'listed' | 'paths' | 'settings' | 'things' | 'lists'>;

/** The files that recall reads in a browser, by their addresses; made when the first of them is asked for. */
export const recallFilesOf = keepFor((site: RecallInput): ReadonlyMap<string, string> => {
  const { reports, paths, settings } = site;
  const { lists: noise } = readNoise(settings.incidents);
  const { tooManyReports: tooMany } = settings.recall;
  const files = listRecallFiles({ reports, noise, tooMany, pages: pagesOf(site) });
  return new Map(files.map(({ name, text }) => [paths.recall(name), text]));
});

/** The ids of the pages of sources and signatures, by the keys of their rates. */
function pagesOf({ listed, things, lists }: RecallInput): Map<string, string> {
  const ids = new Set(sourcePages(listed, things.sources, lists.sources).map(({ thing }) => thing.id));
  const sources = listed.flatMap((report) =>
    report.incident.intel.map(
      (intel) => [rateKey('source', intel.source), sourceOf(report, intel).id] as const,
    ),
  );
  const signatures = pagedSignatures(listed).map(({ id, name }) => [rateKey('signature', name), id] as const);
  return new Map([...sources.filter(([, id]) => ids.has(id)), ...signatures]);
}

/** Puts them into the output of a build, whose top is the base path. */
export function putRecallFiles(site: RecallInput, output: Output): void {
  for (const [address, text] of recallFilesOf(site))
    putText(output, decodeURIComponent(address.slice(site.paths.base.length)), text);
}
