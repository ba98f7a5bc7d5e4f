import type { ReportDocument, ReportOutline } from './outline.ts';

/** An outline with the texts that `textOf` finds for its anchors. A page needs nothing of what writes outlines. */
export function fillOutline(outline: ReportOutline, textOf: (anchor: string) => string): ReportDocument {
  const fill = <Part extends { anchor: string }>(parts: readonly Part[]): (Part & { text: string })[] =>
    parts.map((part) => ({ ...part, text: textOf(part.anchor) }));
  const { sections, steps, findings, lessons, actions } = outline;
  return {
    ...outline,
    ...{ sections: fill(sections), steps: fill(steps), findings: fill(findings) },
    ...{ lessons: fill(lessons), actions: fill(actions) },
  };
}
