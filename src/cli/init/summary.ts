import { asWritten } from '../../core/i18n/say.ts';
import { COMMAND } from '../../core/model/product.ts';
import { count, printable, section, toLines } from '../wording.ts';
import type { Adopted } from './adopt.ts';
import { IGNORED } from '../../fix/migrations/git-ignore.ts';
import { SCRIPTS } from './files.ts';
import type { SetUp } from './set-up.ts';

/** What `init` wrote, or would write. */
export type Outcome = {
  /** The folder as the person knows it. */
  place: string;
  /** Paths from the folder. */
  files: readonly string[];
  /** Files that were there and stayed as they are. */
  kept: readonly string[];
  spec: string;
  setUp: SetUp;
  adopted: Adopted | undefined;
};

export function tellWouldWrite(outcome: Outcome): string {
  return toLines(
    ...tellAdopted(outcome),
    `Would write into \`${printable(outcome.place)}\`:`,
    rows(outcome.files),
    'Nothing was written, because of --dry-run.',
  );
}

/** What was written, what a person has to do to files that stayed, and what comes next. */
export function tellWritten(outcome: Outcome): string {
  const { place, files, setUp } = outcome;
  const steps = [...(place === '.' ? [] : [`cd ${quoteShell(place)}`]), 'npm install', 'npm start'];
  return toLines(
    ...tellAdopted(outcome),
    `Wrote into \`${printable(place)}\`:`,
    rows(files),
    tellKept(outcome),
    setUp.address === undefined &&
      'The site has no address yet: set `address` in precedent.config.ts when you know it.',
    setUp.repository === undefined &&
      'Set `repository` in precedent.config.ts, and pages link to the file and the history of a report.',
    '',
    'Next:',
    rows(steps),
  );
}

function tellAdopted({ adopted }: Outcome): string[] {
  if (adopted === undefined) return [];
  const { reports, incidents, idPrefix, otherPrefixes } = adopted;
  const found = `Found ${count(reports, 'report')} in \`${printable(incidents)}\`, whose ids begin with ${asWritten(idPrefix)}. They stay as they are.`;
  if (otherPrefixes.length === 0) return [found];
  return [
    found,
    `Others begin with ${asWritten(otherPrefixes.join(', '))}, which \`check\` refuses: an archive has one prefix. \`precedent-kb renumber\` gives them another id and keeps the old one.`,
  ];
}

/** A file that stays may lack what the archive needs. */
function tellKept({ kept, spec }: Outcome): string[] {
  if (kept.length === 0) return [];
  const needs: Readonly<Record<string, string>> = {
    'package.json': `"dependencies": { "${COMMAND}": "${spec}" }, "scripts": ${JSON.stringify(SCRIPTS)}`,
    '.gitignore': IGNORED.trim().replaceAll('\n', '  '),
  };
  const missing = kept.flatMap((path) => {
    const need = needs[path];
    return need === undefined ? [] : [asWritten(`  ${path}: ${need}`)];
  });
  return [`Left as they are: ${asWritten(kept.join(', '))}.`, ...section('Add what they lack:', missing)];
}

function rows(paths: readonly string[]): string[] {
  return paths.map((path) => asWritten(`  ${printable(path)}`));
}

function quoteShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
