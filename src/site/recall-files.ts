import { readNoise } from '../archive/recall-inputs.ts';
import { keepFor } from '../core/model/values.ts';
import { listRecallFiles } from '../core/recall/files.ts';
import type { Site } from './open.ts';
import { putText, type Output } from './write-files.ts';

type RecallInput = Pick<Site, 'reports' | 'paths' | 'settings'>;

/** The files that recall reads in a browser, by their addresses; made when the first of them is asked for. */
export const recallFilesOf = keepFor(
  ({ reports, paths, settings }: RecallInput): ReadonlyMap<string, string> => {
    const { lists: noise } = readNoise(settings.incidents);
    const { tooManyReports: tooMany } = settings.recall;
    const files = listRecallFiles({ reports, noise, tooMany });
    return new Map(files.map(({ name, text }) => [paths.recall(name), text]));
  },
);

/** Puts them into the output of a build, whose top is the base path. */
export function putRecallFiles(site: RecallInput, output: Output): void {
  for (const [address, text] of recallFilesOf(site))
    putText(output, decodeURIComponent(address.slice(site.paths.base.length)), text);
}
