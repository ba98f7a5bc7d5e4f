import type { RecordStatus } from '../../../schemas/vocabulary.ts';
import { nearestWord } from '../model/nearest.ts';
import { isUnpublished } from '../model/drafts.ts';
import type { Citation, Report } from '../model/report.ts';
import type { CheckedArchive, Hit, Rule } from './rule.ts';

const WARNINGS: Partial<Record<RecordStatus, string>> = {
  draft: 'Publish it first, or leave the citation out until it is.',
  superseded: 'Cite the report that supersedes it.',
  withdrawn: 'Say in the sentence that it is withdrawn, or remove the citation.',
};

/** A citation leads to a report and a part of it that exist, and the report is one to rely on. */
export const citationExists: Rule = {
  id: 'citation-exists',
  level: 'error',
  readsBroken: true,
  *check(archive) {
    for (const report of archive.reports) {
      for (const citation of report.citations) {
        const fault = faultOf(report, citation, archive);
        if (fault !== undefined) yield { report, range: citation.range, ...fault };
      }
    }
  },
};

type Fault = Omit<Hit, 'report' | 'range'>;

function faultOf(
  report: Report,
  { id, anchor }: Citation,
  { byId, unreadable, nearestId, hidesDrafts = false }: CheckedArchive,
): Fault | undefined {
  const target = byId.get(id);
  if (target === undefined)
    return unreadable.has(id) ? undefined : explainMissingReport(id, report, nearestId);
  const isKnown = anchor === undefined || target.anchors.includes(anchor);
  // What cannot be read may be the part that is cited.
  if (!isKnown) return target.lost?.['body'] === undefined ? explainMissingAnchor(target, anchor) : undefined;
  return hidesDrafts && isUnpublished(target) && !isUnpublished(report)
    ? explainHidden(target)
    : judgeTarget(report, target);
}

function explainMissingReport(
  id: string,
  { id: own }: Report,
  nearestId: CheckedArchive['nearestId'],
): Fault {
  const nearest = nearestId(id);
  const isOther = nearest !== undefined && nearest !== own;
  return {
    message: `There is no report \`${id}\`.`,
    hint: isOther
      ? `Did you mean \`${nearest}\`?`
      : 'Cite a report of this archive, or put the id in backticks.',
  };
}

function explainMissingAnchor({ id, anchors }: Report, anchor: string): Fault {
  const message = `\`${id}\` has no part \`${anchor}\`.`;
  const nearest = anchor.length > 3 ? nearestWord(anchor, anchors) : undefined;
  if (nearest !== undefined) return { message, hint: `Did you mean \`${id}#${nearest}\`?` };
  if (anchors.length === 0) return { message, hint: `It has no parts to cite; write \`[[${id}]]\`.` };
  const alike = anchors.filter((known) => /^[A-Z]\d+$/.test(known) && known.startsWith(anchor.charAt(0)));
  const list = (alike.length > 0 ? alike : anchors).map((known) => `\`${known}\``).join(', ');
  return { message, hint: `Write one of: ${list}.` };
}

/** What readers will see in place of a citation of a report that the site leaves out. */
function explainHidden({ id }: Report): Fault {
  return {
    level: 'warning',
    message: `\`${id}\` is not published yet, and the site leaves it out: this citation will be plain text without its id.`,
    hint: 'Publish it first, or leave the citation out until it is.',
  };
}

function judgeTarget(report: Report, target: Report): Fault | undefined {
  const status = target.incident.record_status;
  const hint = WARNINGS[status];
  if (hint === undefined || target === report || report.incident.record_status === 'draft') return undefined;
  if (isSuperseded(target, report)) return undefined;
  return {
    level: 'warning',
    message: `\`${target.id}\` is ${status === 'draft' ? 'a draft' : status}.`,
    hint,
  };
}

/** Whether `report` says that it takes the place of `target`: then it has every reason to cite it. */
function isSuperseded(target: Report, { incident }: Report): boolean {
  const names = [target.id, ...target.incident.aliases];
  return incident.relations.some(
    (relation) => relation.type === 'supersedes' && names.includes(relation.target),
  );
}
