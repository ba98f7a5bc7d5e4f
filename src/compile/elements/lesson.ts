import { lesson } from '../../../schemas/elements.ts';
import { closeFullWidth } from '../../core/model/text.ts';
import { element, plainText, text } from '../tree.ts';
import { chip, defineElement, elementBody, elementHead } from './definition.ts';

/** `<Lesson>`: something to know next time, with the key it shares with other reports. */
export const lessonElement = defineElement({
  name: 'Lesson',
  schema: lesson,
  parent: 'section',
  render({ attributes, children, words }) {
    const { id, key, kind } = attributes;
    const facts = [
      chip(words.labels.lessonKind[kind], { dataKind: kind }),
      element('code', { className: ['lesson-key'] }, [text(key)]),
    ];
    return element('article', { className: ['lesson'], id, dataKind: kind }, [
      elementHead(id, [], facts),
      elementBody(children),
    ]);
  },
  collect({ attributes, children, range, records }) {
    records.lessons.push({
      ...attributes,
      anchor: attributes.id,
      range,
      text: closeFullWidth(plainText(children)),
    });
  },
});
