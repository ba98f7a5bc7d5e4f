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
    const statement = children.filter((child) => !isEvidence(child));
    records.findings.push({
      ...attributes,
      anchor: attributes.id,
      range,
      text: plainText(statement),
      evidence: records.evidence.splice(0),
    });
  },
});

function isEvidence(node: ElementContent): boolean {
  return isElement(node, 'figure') && node.properties['dataEvidence'] !== undefined;
}
