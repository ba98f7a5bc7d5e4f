import { listElements, type ElementRecord, type Report } from '../model/report.ts';
import type { Hit, Rule } from './rule.ts';

/** An element of a published report keeps its id: others have cited it. */
export const elementId: Rule = {
  id: 'element-id',
  level: 'error',
  *check({ reports, published }) {
    for (const report of reports) {
      const before = published.get(report.file);
      if (before === undefined || report.lost?.['body'] !== undefined) continue;
      const known = new Map(before.map(({ anchor, text }) => [anchor, text]));
      const elements = listElements(report);
      for (const { anchor, text } of before) {
        const kept = elements.find((element) => element.anchor === anchor);
        if (kept?.text === text) continue;
        const moved = elements.find((one) => one.text === text && known.get(one.anchor) !== text);
        if (moved !== undefined) yield explainMoved(report, anchor, moved);
        else if (kept === undefined) yield explainGone(report, anchor);
      }
    }
  },
};

function explainMoved(report: Report, anchor: string, { anchor: now, range }: ElementRecord): Hit {
  return {
    report,
    range,
    message: `This element was published as \`${anchor}\` and is \`${now}\` now.`,
    hint: `Write \`id="${anchor}"\` again: citations of it would lead to something else. A new element takes a new number.`,
  };
}

function explainGone(report: Report, anchor: string): Hit {
  return {
    report,
    level: 'warning',
    path: ['record_status'],
    message: `\`${anchor}\` was published and is not there any more.`,
    hint: `Keep \`<… id="${anchor}">\` and say in it what became of it; whoever cited it finds nothing now.`,
  };
}
