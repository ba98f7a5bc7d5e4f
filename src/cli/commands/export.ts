import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import type { Settings } from '../../../schemas/settings.ts';
import { createPaths, yearOf } from '../../core/model/paths.ts';
import type { Report } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import { warnOfNoPage } from '../drafts.ts';
import type { CommandContext, Io } from '../io.ts';
import { findReport } from '../named-report.ts';
import { openProject, READ_OPTION } from '../project.ts';
import { showPath } from '../wording.ts';

type ExportOptions = { to?: string; out?: string; incidents?: string };

/** `export`: writes reports for people who do not read the site. */
export function addExport(program: Command, { io }: CommandContext): void {
  program
    .command('export')
    .summary('write reports as PDF files')
    .description(
      'Prints reports of the site that was built last, each into a PDF file of its own with its TLP on every sheet. It takes the Chromium, Chrome or Edge of this machine. No file is ever overwritten.',
    )
    .addArgument(new Argument('<format>', 'The format of the files.').choices(['pdf']))
    .addArgument(new Argument('<ids...>', 'The reports, such as INC-2023-0001.'))
    .option('--to <dir>', 'Write the files into this folder instead of the working directory.')
    .option(...READ_OPTION)
    .option('--out <dir>', 'Take the site in this folder instead of the one in the settings.')
    .action((_format: string, ids: string[], options: ExportOptions) => exportPdf(ids, options, io));
}

async function exportPdf(
  ids: readonly string[],
  { to = '.', ...overrides }: ExportOptions,
  io: Io,
): Promise<void> {
  const { settings, archive } = await openProject(io, overrides);
  const folder = resolve(io.cwd, to);
  const jobs = [...new Set(ids)].map((id) => {
    const report = findReport(id, archive);
    const file = join(folder, `${report.id}.pdf`);
    checkPlace(file, io);
    checkPage(report, settings, io);
    return { report, file };
  });
  const { openPrinter } = await import('../chromium.ts');
  const printer = await openPrinter(io);
  try {
    const { startPreview } = await import('../../dev/server.ts');
    const tell = (line: string): unknown => io.stderr.write(`${line}\n`);
    const { address, stop } = await startPreview({ settings, port: PORT, tell });
    try {
      const paths = createPaths(new URL(settings.address).pathname);
      await mkdir(folder, { recursive: true });
      for (const { report, file } of jobs) {
        const bytes = await printer.print(new URL(paths.incident(report.id), address).href);
        // A file that came meanwhile is not ours.
        await writeFile(file, bytes, { flag: 'wx' });
        io.stdout.write(
          io.say(
            `Wrote \`${showPath(file, io)}\`, with \`TLP:${report.incident.tlp.toUpperCase()}\` on each sheet.\n`,
          ),
        );
      }
    } finally {
      await stop();
    }
  } finally {
    await printer.stop();
  }
}

/** The next free one is taken. */
const PORT = 47_321;

function checkPlace(file: string, io: Io): void {
  if (!existsSync(file)) return;
  throw new UserError(
    `\`${showPath(file, io)}\` is there already.`,
    'Move it away, or name another folder with `--to`.',
    1,
  );
}

/** Paper stays: what is printed must be what the report says now. */
function checkPage(report: Report, settings: Settings, io: Io): void {
  const { id, contentDigest } = report;
  const file = join(settings.out, 'incidents', `${yearOf(id)}.json`);
  const { reports } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as BuiltYear)
    : NOTHING_BUILT;
  const built = reports.find((report) => report.id === id);
  if (built?.digest === contentDigest) return;
  const out = showPath(settings.out, io);
  if (built === undefined && warnOfNoPage(report, settings) !== undefined)
    throw new UserError(
      `\`${id}\` is not published yet, and the site leaves it out, so there is no page to print.`,
      "Publish it first, or print it from a site with `drafts: 'marked'` in its settings.",
      1,
    );
  throw new UserError(
    built === undefined
      ? `\`${id}\` is not in the site in \`${out}\`.`
      : `\`${id}\` has changed since the site in \`${out}\` was built.`,
    'Run `precedent-kb build` first.',
    1,
  );
}

type BuiltYear = { reports: { id: string; digest: string }[] };

const NOTHING_BUILT: BuiltYear = { reports: [] };
