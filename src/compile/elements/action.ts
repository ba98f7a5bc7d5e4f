import { action } from '../../../schemas/elements.ts';
import { element, plainText, text } from '../tree.ts';
import { chip, defineElement, elementBody, elementHead, time } from './definition.ts';

/** `<Action>`: something to change, who owes it and by when. */
export const actionElement = defineElement({
  name: 'Action',
  schema: action,
  parent: 'section',
  render({ attributes, children, words, dates, inline }) {
    const { id, kind, owner, due, status, done_on: doneOn, url } = attributes;
    const facts = [
      chip(words.labels.actionStatus[status], { dataStatus: status }),
      chip(words.labels.actionKind[kind]),
      element('span', { className: ['owner'] }, inline(words.fill(words.report.owner, { owner }))),
      ...(due === undefined ? [] : [element('span', {}, [text(`${words.report.due} `), time(due, dates)])]),
      ...(doneOn === undefined
        ? []
        : [element('span', {}, [text(`${words.report.doneOn} `), time(doneOn, dates)])]),
      ...(url === undefined
        ? []
        : [
            element('a', { href: url, rel: ['noreferrer', 'nofollow', 'external'] }, [
              text(words.report.ticket),
            ]),
          ]),
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
