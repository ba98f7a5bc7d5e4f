import type { RelationType } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';
import type { CheckedArchive, Hit, Rule } from './rule.ts';

/** Relations that send a reader on to the report that counts. */
const LEADING: readonly RelationType[] = ['supersedes', 'duplicate-of'];

type Edge = { target: Report; index: number };
type Graph = Map<Report, Edge[]>;

/** No report relates to itself, and none leads back to itself through `supersedes` or `duplicate-of`. */
export const relationCycle: Rule = {
  id: 'relation-cycle',
  level: 'error',
  *check(archive) {
    yield* checkSelf(archive);
    for (const type of LEADING) {
      const graph = readGraph(archive, type);
      for (const cycle of findCycles(graph)) yield explainCycle(cycle, type, graph);
    }
  },
};

function* checkSelf({ reports, byId }: CheckedArchive): Iterable<Hit> {
  for (const report of reports) {
    for (const [index, { type, target }] of report.incident.relations.entries()) {
      if (byId.get(target) !== report) continue;
      yield {
        report,
        path: ['relations', index, 'target'],
        message: `\`${report.id}\` is \`${type}\` \`${target}\`, which is this report.`,
        hint: 'Write the id of the other report, or remove the relation.',
      };
    }
  }
}

function readGraph({ reports, byId }: CheckedArchive, type: RelationType): Graph {
  const edgesOf = (report: Report): Edge[] =>
    report.incident.relations.flatMap((relation, index) => {
      const target = relation.type === type ? byId.get(relation.target) : undefined;
      return target === undefined || target === report ? [] : [{ target, index }];
    });
  return new Map(reports.map((report) => [report, edgesOf(report)]));
}

/** A report on the trail, and how many of its edges have been followed. */
type Step = { report: Report; followed: number };

/** Follows every edge once, depth first; an edge back to the trail closes a cycle. */
function* findCycles(graph: Graph): Iterable<Step[]> {
  const done = new Set<Report>();
  for (const start of graph.keys()) {
    if (done.has(start)) continue;
    const trail: Step[] = [{ report: start, followed: 0 }];
    for (let last = trail[0]; last !== undefined; last = trail.at(-1)) {
      const edge = graph.get(last.report)?.[last.followed++];
      if (edge === undefined) {
        done.add(last.report);
        trail.pop();
      } else if (!done.has(edge.target)) {
        const again = trail.findIndex(({ report }) => report === edge.target);
        if (again === -1) trail.push({ report: edge.target, followed: 0 });
        else yield trail.slice(again);
      }
    }
  }
}

function explainCycle(cycle: Step[], type: RelationType, graph: Graph): Hit {
  const first = cycle.reduce((lowest, step) => (step.report.id < lowest.report.id ? step : lowest));
  const at = cycle.indexOf(first);
  const ids = [...cycle.slice(at), ...cycle.slice(0, at + 1)].map(({ report }) => `\`${report.id}\``);
  const edge = graph.get(first.report)?.[first.followed - 1];
  return {
    report: first.report,
    path: ['relations', edge?.index ?? 0, 'target'],
    message: `\`${type}\` runs in a circle: ${ids.join(' → ')}.`,
    hint: 'Remove the relation from the report that readers should end up at.',
  };
}
