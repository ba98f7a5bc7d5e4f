import { existsSync } from 'node:fs';
import { findReportFiles } from '../../../archive/files.ts';
import { hasJournal } from '../../../archive/rewrite/journal.ts';
import { SETTINGS_FILE } from '../../../archive/settings.ts';
import { count, showPath } from '../../wording.ts';
import { fault, ok, warn, type Check } from '../finding.ts';

export const incidentsFolder: Check = {
  id: 'incidents',
  async find({ io, read: { settings } }) {
    const shown = showPath(settings.incidents, io);
    if (!existsSync(settings.incidents))
      return [
        fault(
          `There is no folder \`${shown}\`.`,
          `Make it, or name the folder of the reports as \`incidents\` in ${SETTINGS_FILE}.`,
        ),
      ];
    const { reports, strangers } = await findReportFiles(settings.incidents);
    return [
      reports.length === 0
        ? warn(`\`${shown}\` has no report yet.`, 'Write one with `precedent-kb new`.')
        : ok(`${count(reports.length, 'report')} in \`${shown}\``),
      ...(strangers.length === 0
        ? []
        : [
            warn(
              `${count(strangers.length, 'file')} in \`${shown}\` cannot be read as a report.`,
              '`precedent-kb check` says which and why.',
            ),
          ]),
      ...(hasJournal(settings.incidents)
        ? [
            warn(
              'A change of several files was broken off or is still at work.',
              'The command that began it, such as `precedent-kb renumber`, completes it.',
            ),
          ]
        : []),
    ];
  },
};
