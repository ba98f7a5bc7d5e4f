import { action } from '../../../schemas/elements.ts';
import { element, plainText, text, type Element } from '../tree.ts';
import { chip, defineElement, elementBody, elementHead, time, type RenderInput } from './definition.ts';

/** `<Action>`: something to change, who owes it and by when. */
export const actionElement = defineElement({
  name: 'Action',
  schema: action,
  parent: 'section',
  render({ attributes, children, words, dates, inline }) {
    const { id, kind, owner, due, status, done_on: doneOn, url, verified_by: proof } = attributes;
    const dated = (label: string, date: string | undefined): Element[] =>
      date === undefined ? [] : [element('span', {}, [text(`${label} `), time(date, dates)])];
    const ticket = { href: url, rel: ['noreferrer', 'nofollow', 'external'] };
    const facts = [
      chip(words.labels.actionStatus[status], { dataStatus: status }),
      chip(words.labels.actionKind[kind]),
      element('span', { className: ['owner'] }, inline(words.fill(words.report.owner, { owner }))),
      ...dated(words.report.due, due),
      ...dated(words.report.doneOn, doneOn),
      ...(proof === undefined ? [] : [verified(proof, { words, inline })]),
      ...(url === undefined ? [] : [element('a', ticket, [text(words.report.ticket)])]),
    ];
    return element('article', { className: ['action'], id, dataStatus: status }, [
      elementHead(id, [], facts),
      elementBody(children),
    ]);
  },
  collect({ attributes, children, range, records }) {
    records.actions.push({ ...attributes, anchor: attributes.id, range, text: plainText(children) });
  },
});

/** A link where it is an address, else as it is written. */
function verified(proof: string, { words, inline }: Pick<RenderInput<unknown>, 'words' | 'inline'>): Element {
  if (/^https?:\/\//i.test(proof))
    return element('a', { href: proof, rel: ['noreferrer', 'nofollow', 'external'] }, [
      text(words.report.verified),
    ]);
  return element('span', {}, inline(words.fill(words.report.verifiedBy, { proof })));
}
