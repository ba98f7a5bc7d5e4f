import { writeGithub } from './github.ts';
import { writeJson } from './json.ts';
import type { Reporter } from './report.ts';
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
