import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { readSourceLines } from '../archive/locate.ts';
import { createPaths } from '../core/model/paths.ts';
import { createPaint } from './colors.ts';
import type { Io } from './io.ts';
import { reporters } from './reporters/index.ts';
import type { ReportFormat } from './reporters/index.ts';
import type { CheckReport } from './reporters/report.ts';
import { readRuleTitle } from './rule-pages.ts';

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
    addressOf: (rule) => new URL(paths.rule(rule), settings.address).href,
    titleOf: readRuleTitle,
  });
}
