import type { Report } from '../model/report.ts';
import { idOfFile, type Hit, type Rule } from './rule.ts';

/** The id of a report is the name of its file, in the folder of its year, with the prefix of the archive. */
export const idMatchesFile: Rule = {
  id: 'id-matches-file',
  level: 'error',
  readsBroken: true,
  *check({ reports, idPrefix }) {
    for (const report of reports) {
      if (report.lost?.['id'] !== undefined) continue;
      yield* checkPrefix(report, idPrefix);
      yield* checkFile(report);
    }
  },
};

function* checkPrefix(report: Report, prefix: string): Iterable<Hit> {
  const { id } = report;
  if (id.startsWith(`${prefix}-`)) return;
  const expected = id.replace(/^[^-]+/, prefix);
  yield {
    report,
    path: ['id'],
    message: `The id \`${id}\` does not begin with \`${prefix}-\`, the prefix of this archive.`,
    hint: `Write \`${expected}\`, or change \`idPrefix\` in precedent.config.ts.`,
  };
}

function* checkFile(report: Report): Iterable<Hit> {
  const { id, file } = report;
  const year = id.split('-')[1] ?? '';
  const place = file.endsWith('/index.mdx') ? `${year}/${id}/index.mdx` : `${year}/${id}.mdx`;
  if (idOfFile(file) !== id) {
    yield {
      report,
      path: ['id'],
      message: `The id \`${id}\` differs from the file name \`${file}\`.`,
      hint: `Write the id that the file is named after, or rename the file to \`${year}/${id}.mdx\`.`,
    };
  } else if (file !== place) {
    yield {
      report,
      path: ['id'],
      level: 'warning',
      message: `The file \`${file}\` does not lie in the folder of its year.`,
      hint: `Move it to \`${place}\`.`,
    };
  }
}
