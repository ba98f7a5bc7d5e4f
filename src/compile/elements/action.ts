import { action, type ActionAttributes } from '../../../schemas/elements.ts';
import { closeFullWidth } from '../../core/model/text.ts';
import { element, plainText, text, type Element } from '../tree.ts';
import { chip, defineElement, elementBody, elementHead, time, type RenderInput } from './definition.ts';

/** `<Action>`: something to change, who owes it and by when. */
export const actionElement = defineElement({
  name: 'Action',
  schema: action,
  parent: 'section',
  render({ attributes, children, words, dates, inline }) {
    const { id, kind, owner, due, status, done_on: doneOn, verified_by: proof } = attributes;
    const dated = (label: string, date: string | undefined): Element[] =>
      date === undefined ? [] : [element('span', {}, [text(`${label} `), time(date, dates)])];
    const facts = [
      chip(words.labels.actionStatus[status], { dataStatus: status }),
      chip(words.labels.actionKind[kind]),
      element('span', { className: ['owner'] }, inline(words.fill(words.report.owner, { owner }))),
      ...dated(words.report.due, due),
      ...dated(words.report.doneOn, doneOn),
      ...(proof === undefined ? [] : [verified(proof, { words, inline })]),
      ...ticketOf(attributes, { words, inline }),
    ];
    return element('article', { className: ['action'], id, dataStatus: status }, [
      elementHead(id, [], facts),
      elementBody(children),
    ]);
  },
  collect({ attributes, children, range, records }) {
    records.actions.push({
      ...attributes,
      anchor: attributes.id,
      range,
      text: closeFullWidth(plainText(children)),
    });
  },
});

/** A link where it is an address, else as it is written. */
function verified(proof: string, { words, inline }: Pick<RenderInput<unknown>, 'words' | 'inline'>): Element {
  if (/^https?:\/\/\S+$/.test(proof))
    return element('a', { href: proof, rel: ['noreferrer', 'nofollow', 'external'] }, [
      text(words.report.verified),
    ]);
  return element('span', {}, inline(words.fill(words.report.verifiedBy, { proof })));
}

/** The ticket by its id, which the page makes a link by the settings where no address stands there, and its state. */
function ticketOf(
  { ticket, ticket_state: state, url }: ActionAttributes,
  { words, inline }: Pick<RenderInput<unknown>, 'words' | 'inline'>,
): Element[] {
  const name = ticket === undefined ? [text(words.report.ticket)] : inline(ticket);
  const link = url === undefined ? { dataTicket: ticket } : { href: url, rel: EXTERNAL };
  return [
    ...(url === undefined && ticket === undefined ? [] : [element('a', link, name)]),
    ...(state === undefined
      ? []
      : [element('span', {}, inline(words.fill(words.report.ticketState, { state })))]),
  ];
}

const EXTERNAL = ['noreferrer', 'nofollow', 'external'];
