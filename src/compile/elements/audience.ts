import { audience } from '../../../schemas/elements.ts';
import { element, text } from '../tree.ts';
import { defineElement } from './definition.ts';

/** `<Audience>`: a block with a classification of its own. */
export const audienceElement = defineElement({
  name: 'Audience',
  schema: audience,
  parent: 'any',
  render({ attributes, children, words }) {
    return element('aside', { className: ['audience'], dataTlp: attributes.tlp }, [
      element('p', { className: ['audience-label'] }, [text(words.labels.tlp[attributes.tlp])]),
      ...children,
    ]);
  },
});
