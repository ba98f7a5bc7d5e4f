import { readNoise } from '../../archive/recall-inputs.ts';
import { listRecallFiles } from '../../core/recall/files.ts';
import { openRecall, type RecallSources } from '../../core/recall/sources.ts';
import { openProseIndex } from '../../core/search/prose/prose-index.ts';
import { sortNewestFirst } from '../../core/time/times.ts';
import type { Io } from '../io.ts';
import { tellNoiseProblems } from '../noise-problems.ts';
import type { Project } from '../project.ts';
import { keepProse, openReportIndex } from '../search/find.ts';

/** At most so many values are looked up; here a lookup costs no transfer. */
export const MOST_VALUES = 20_000;

/** What recall answers from, made from the reports; similar texts are looked for where `text` asks for it. */
export function openSources(
  { archive, settings }: Project,
  { text }: { text: boolean },
  io: Io,
): RecallSources {
  const reports = sortNewestFirst(archive.reports, settings.timeZone);
  const { lists, problems } = readNoise(settings.incidents);
  tellNoiseProblems(problems, io);
  const listed = listRecallFiles({ reports, noise: lists, tooMany: settings.recall.tooManyReports });
  const files = new Map(listed.map((one) => [one.name, one.text]));
  return openRecall({
    load: (name) => Promise.resolve(JSON.parse(files.get(name) ?? 'null') as unknown),
    exact: () => openReportIndex(reports),
    ...(text
      ? {
          prose: async () =>
            openProseIndex(await keepProse({ archive: { ...archive, reports }, settings }, io)),
        }
      : {}),
  });
}
