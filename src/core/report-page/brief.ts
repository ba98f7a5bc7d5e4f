import { serviceThing, sourceThings } from '../language/things.ts';
import { knownFields } from '../model/values.ts';
import {
  present,
  type Fact,
  type FactContext,
  type FactGroup,
  type FactWriter,
  type FactValue,
  createFactWriter,
} from './fact-values.ts';
import { timesTaken } from './facts.ts';

/** More would hide the rest of what stands beside the text. */
const MAX_VALUES = 6;

/** What most readers look for: things of ours, values, sources, what it cost, and who decided. Every text is defanged. */
export function buildBrief(context: FactContext): Fact[] {
  const writer = createFactWriter(context);
  const { words, labels, report } = writer;
  const service = serviceThing(report);
  const { assets, indicators, effort = {}, verdict, review_by } = report.incident;
  return present([
    [words.service, service === undefined ? [] : [writer.thing('service', service)]],
    [
      words.assets,
      few(assets, writer, ({ name, id, os_family: os, exposure }) => ({
        ...writer.text(name ?? id),
        ...knownFields({
          note:
            [os && labels.osFamily[os], exposure && labels.exposure[exposure]]
              .filter((word) => word !== undefined)
              .join(writer.all.site.comma) || undefined,
        }),
      })),
    ],
    [words.indicators, few(indicators, writer, ({ value }) => writer.indicator(value))],
    [words.intel, labelsOf(writer)],
    ...timesTaken(writer),
    [
      words.effort,
      effort.person_hours === undefined
        ? []
        : writer.word(writer.fill(words.personHours, { hours: effort.person_hours })),
    ],
    [words.decidedBy, writer.prose(verdict.decided_by)],
    [words.reviewBy, writer.date(review_by)],
  ]);
}

/** Each source with what it said first, and what it says now. */
function labelsOf(writer: FactWriter): FactValue[] {
  const { labels, report } = writer;
  const sources = sourceThings(report);
  const said = report.incident.intel.map((entry, at) => ({ ...entry, thing: sources[at] }));
  return few(said, writer, ({ source, thing, history }) => {
    const verdicts = history.map((entry) => labels.intelVerdict[entry.verdict]);
    const course = [verdicts[0], ...(verdicts.length > 1 ? [verdicts.at(-1)] : [])].join(' → ');
    const name = thing === undefined ? writer.text(source) : writer.thing('source', thing);
    return { ...name, ...knownFields({ note: course || undefined }) };
  });
}

function few<Item>(
  items: readonly Item[],
  { answer, fill }: ReturnType<typeof createFactWriter>,
  write: (item: Item) => FactValue,
): FactValue[] {
  const rest = items.length - MAX_VALUES;
  return [
    ...items.slice(0, MAX_VALUES).map(write),
    ...(rest > 0 ? [{ text: fill(answer.more, { n: rest }) }] : []),
  ];
}

/**
 * The facts that a report gives, and the names of those that it leaves open, each once, in the order of the page. What the
 * answer and the brief have said already, by its term, is not said again.
 */
export function splitKnown(
  groups: readonly FactGroup[],
  said: ReadonlySet<string> = new Set(),
): { known: FactGroup[]; unknown: string[] } {
  const unknown = new Set<string>();
  const keep = (facts: readonly Fact[]): Fact[] =>
    facts.flatMap(({ term, values }) => {
      const given = values.filter(({ kind }) => kind !== 'unknown');
      if (given.length === 0) unknown.add(term);
      return given.length === 0 || said.has(term) ? [] : [{ term, values: given }];
    });
  const known = groups
    .map((group) => ({
      ...group,
      facts: keep(group.facts),
      entries: group.entries.map((entry) => ({ ...entry, facts: keep(entry.facts) })),
    }))
    .filter(({ facts, entries }) => facts.length + entries.length > 0);
  return { known, unknown: [...unknown] };
}
