import { join } from 'node:path';
import type { Settings } from '../../../schemas/settings.ts';
import { readSourceLines } from '../../archive/locate.ts';
import { createPaths } from '../../core/model/paths.ts';
import type { Io } from '../io.ts';
import { readRulePage } from '../rule-pages.ts';
import { createPaint } from '../wording.ts';
import { writeGithub } from './github.ts';
import { writeJson } from './json.ts';
import type { CheckReport, Reporter } from './report.ts';
import { writeSarif } from './sarif.ts';
import { writeText } from './text.ts';

/** How the result of a check can be written, by the name of the format. */
export const reporters: Readonly<Record<'text' | 'json' | 'github' | 'sarif', Reporter>> = {
  text: writeText,
  json: writeJson,
  github: writeGithub,
  sarif: writeSarif,
};

export type ReportFormat = keyof typeof reporters;

/** What is wrong with an archive, in one of the formats. */
export function writeProblems(
  report: CheckReport,
  settings: Settings,
  io: Io,
  format: ReportFormat = 'text',
): string {
  const paths = createPaths(new URL(settings.address).pathname);
  return reporters[format](report, {
    paint: createPaint(io),
    linesOf: (file) => readSourceLines(join(io.cwd, file)),
    addressOf: (rule) =>
      isHere(settings.address) ? undefined : new URL(paths.rule(rule), settings.address).href,
    titleOf: (rule) => readRulePage(rule, settings.language).title,
    say: io.say,
  });
}

/** Whether an address leads to this machine alone, where nobody serves the site when a diagnostic is read. */
function isHere(address: string): boolean {
  const { hostname } = new URL(address);
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname);
}
