import type { Report } from '../core/model/report.ts';
import { parseBody } from './body-tree.ts';
import { TOP } from './context.ts';
import type { BodyContext } from './context.ts';
import { collectPlaceholders } from './placeholders.ts';
import { cutSections } from './sections.ts';
import { transformChildren } from './transform.ts';
import { childrenOf } from './tree.ts';

export type CompiledBody = Pick<
  Report,
  | 'intro'
  | 'sections'
  | 'footnotes'
  | 'steps'
  | 'findings'
  | 'lessons'
  | 'actions'
  | 'citations'
  | 'images'
  | 'anchors'
  | 'placeholders'
>;

/** The body of a report as sections, records and safe HTML; every problem goes to `context.report`. */
export function compileBody(bodyStart: number, context: BodyContext): CompiledBody {
  const { tree, problems } = parseBody(bodyStart, context.locator, context.words);
  for (const problem of problems) context.report(problem);
  const body = transformChildren(childrenOf(tree), TOP, context);
  const sections = cutSections(body, context);
  const placeholders = collectPlaceholders(bodyStart, context);
  const { steps, findings, lessons, actions } = context.records;
  return {
    ...sections,
    steps,
    findings,
    lessons,
    actions,
    images: context.images,
    anchors: [...context.anchors],
    ...(placeholders.length === 0 ? {} : { placeholders }),
  };
}
