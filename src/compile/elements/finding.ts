import { finding } from '../../../schemas/elements.ts';
import { element, isElement, plainText, type ElementContent } from '../tree.ts';
import { chip, defineElement, elementBody, elementHead } from './definition.ts';

/** `<Finding>`: something learnt that speaks for or against the alert, with its evidence. */
export const findingElement = defineElement({
  name: 'Finding',
  schema: finding,
  parent: 'section',
  needs: {
    element: 'Evidence',
    hint: 'Add `<Evidence source="…">` with the raw material and what it means.',
  },
  render({ attributes, children, words, inline }) {
    const { id, direction, confidence, decisive, title } = attributes;
    const level = confidence && words.labels.confidence[confidence].toLowerCase();
    const facts = [
      chip(words.labels.direction[direction], { dataDirection: direction }),
      ...(level === undefined ? [] : [chip(words.fill(words.report.confidence, { level }))]),
      ...(decisive ? [chip(words.report.decisive, { dataDecisive: '' })] : []),
    ];
    const dataDecisive = decisive ? '' : undefined;
    return element('article', { className: ['finding'], id, dataDirection: direction, dataDecisive }, [
      elementHead(id, inline(title ?? ''), facts),
      elementBody(children),
    ]);
  },
  collect({ attributes, children, range, records }) {
    const own = children.filter((child) => !isEvidence(child));
    const statement = firstParagraph([...own, ...children.filter(isEvidence).flatMap(insideOf)]);
    records.findings.push({
      ...attributes,
      anchor: attributes.id,
      range,
      text: plainText(own),
      ...(statement === undefined ? {} : { statement }),
      evidence: records.evidence.splice(0),
    });
  },
});

/** What stands below the caption of an evidence. */
function insideOf(evidence: ElementContent): ElementContent[] {
  if (evidence.type !== 'element') return [];
  return evidence.children.flatMap((child) => (isElement(child, 'div') ? child.children : []));
}

function firstParagraph(nodes: readonly ElementContent[]): string | undefined {
  const texts = nodes.filter((node) => isElement(node, 'p')).map((node) => plainText([node]));
  return texts.find((words) => words !== '');
}

function isEvidence(node: ElementContent): boolean {
  return isElement(node, 'figure') && node.properties['dataEvidence'] !== undefined;
}
