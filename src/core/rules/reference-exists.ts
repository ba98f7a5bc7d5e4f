import { nearestWord } from '../model/nearest.ts';
import type { Range, Report } from '../model/report.ts';
import type { CheckedArchive, Hit, Rule } from './rule.ts';

type Reference = {
  report: Report;
  path?: readonly PropertyKey[] | undefined;
  /** In the body. */
  range?: Range | undefined;
  /** What the field refers to, such as `finding`. */
  noun: string;
  /** The field in which it should stand, or the body. */
  list: string;
  id: string;
  known: ReadonlySet<string>;
};

/** What a field refers to is there: findings, lessons, assets, indicators and intel of the report, and other reports. */
export const referenceExists: Rule = {
  id: 'reference-exists',
  level: 'error',
  readsBroken: true,
  *check(archive) {
    for (const report of archive.reports) {
      for (const reference of referencesOf(report)) {
        // What is wrong itself may be what is referred to.
        if (report.lost?.[reference.list] !== undefined) continue;
        if (!reference.known.has(reference.id)) yield explainMissing(reference);
      }
      yield* checkRelations(report, archive);
    }
  },
};

function referencesOf(report: Report): Reference[] {
  const { verdict, assets, indicators, intel } = report.incident;
  const references: Reference[] = [];
  const refer = (
    noun: string,
    id: string | undefined,
    [list, items]: readonly [list: string, items: readonly { id: string }[]],
    path: PropertyKey[] | undefined,
    range?: Range,
  ): void => {
    if (id !== undefined)
      references.push({ report, path, range, noun, list, id, known: new Set(items.map((item) => item.id)) });
  };
  refer('finding', verdict.decisive_finding, ['body', report.findings], ['verdict', 'decisive_finding']);
  for (const [index, { asset }] of indicators.entries())
    refer('asset', asset, ['assets', assets], ['indicators', index, 'asset']);
  for (const [index, { indicator, independent_of: others }] of intel.entries()) {
    refer('indicator', indicator, ['indicators', indicators], ['intel', index, 'indicator']);
    const rest = intel.filter((_, other) => other !== index);
    for (const [at, id] of others.entries())
      refer('other intel entry', id, ['intel', rest], ['intel', index, 'independent_of', at]);
  }
  for (const { lesson, range } of report.actions)
    refer('lesson', lesson, ['body', report.lessons], undefined, range);
  return references;
}

function explainMissing({ report, path, range, noun, id, known }: Reference): Hit {
  // Of ids such as F1 and F2 none is nearer than another.
  const nearest = id.length > 3 ? nearestWord(id, known) : undefined;
  const list = [...known].map((name) => `\`${name}\``).join(', ');
  const otherwise =
    known.size === 0 ? `The report has none; add it, or remove this field.` : `Write one of: ${list}.`;
  return {
    report,
    path,
    range,
    message: `There is no ${noun} \`${id}\` in this report.`,
    hint: nearest === undefined ? otherwise : `Did you mean \`${nearest}\`?`,
  };
}

function* checkRelations(report: Report, { byId, unreadable, nearestId }: CheckedArchive): Iterable<Hit> {
  for (const [index, { type, target }] of report.incident.relations.entries()) {
    if (byId.has(target) || unreadable.has(target)) continue;
    const nearest = nearestId(target);
    const isOther = nearest !== undefined && nearest !== report.id;
    yield {
      report,
      path: ['relations', index, 'target'],
      message: `The relation \`${type}\` leads to \`${target}\`, and there is no such report.`,
      hint: isOther ? `Did you mean \`${nearest}\`?` : 'Write the id of a report of this archive.',
    };
  }
}
