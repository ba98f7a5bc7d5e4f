import type { Report } from '../model/report.ts';
import type { CheckedArchive, Hit, Rule } from './rule.ts';

type Claim = { report: Report; name: string; path: readonly PropertyKey[] };

/** An id or alias belongs to one report; upper and lower case count as equal, as they do in file names. */
export const idUnique: Rule = {
  id: 'id-unique',
  level: 'error',
  readsBroken: true,
  *check(archive) {
    const claims = Map.groupBy(archive.reports.flatMap(claimsOf), ({ name }) => name.toLowerCase());
    for (const claim of [...claims.values()].flat()) {
      if (claim.path[0] === 'aliases' && isFileName(claim.name, archive)) yield explainFile(claim);
    }
    for (const [first, ...others] of claims.values()) {
      if (first === undefined) continue;
      for (const other of others) yield* explainClash(first, other, archive);
    }
  },
};

function claimsOf(report: Report): Claim[] {
  const aliases = report.incident.aliases.map((name, index) => ({ report, name, path: ['aliases', index] }));
  return report.lost?.['id'] === undefined
    ? [{ report, name: report.id, path: ['id'] }, ...aliases]
    : aliases;
}

/** Names of files that lie beside the pages of reports. */
const FILES = /^(?:rows\.json|query\.json|\d{4}(?:\.versions)?\.json|index\.html|page)$/i;

/** Whether the page of an old name would lie where the site has a file. */
function isFileName(name: string, { byId }: CheckedArchive): boolean {
  const [, id] = /^(.+)\.md$/i.exec(name) ?? [];
  return FILES.test(name) || (id !== undefined && byId.get(id.toUpperCase())?.id === id.toUpperCase());
}

function explainFile({ report, name, path }: Claim): Hit {
  return {
    report,
    path,
    message: `The alias \`${name}\` is the name of a file of the site, so no page can have it.`,
    hint: 'Write it without the ending, or remove it.',
  };
}

function* explainClash(first: Claim, other: Claim, archive: CheckedArchive): Iterable<Hit> {
  const { report, name, path } = other;
  if (first.report === report) {
    const message = `The alias \`${name}\` repeats \`${first.name}\` of the same report.`;
    yield { report, path, message, hint: 'Remove it.' };
    return;
  }
  const isAlias = path[0] === 'aliases';
  const kind = isAlias ? 'alias' : 'id';
  const owner = first.path[0] === 'aliases' ? 'an alias' : 'the id';
  yield {
    report,
    path,
    message: `The ${kind} \`${name}\` of \`${report.file}\` is already ${owner} of \`${first.report.file}\`.`,
    hint: isAlias
      ? 'Remove the alias from the report that it never belonged to.'
      : `Give the younger report another id and file name; \`${nextFree(name, archive)}\` is free here.`,
  };
}

/** The number behind the highest one of the year, ids and aliases alike. */
function nextFree(id: string, { byId }: CheckedArchive): string {
  const stem = id.slice(0, id.lastIndexOf('-') + 1);
  let highest = 0;
  for (const known of byId.keys()) {
    if (known.startsWith(stem)) highest = Math.max(highest, Number(known.slice(stem.length)) || 0);
  }
  return `${stem}${String(highest + 1).padStart(4, '0')}`;
}
