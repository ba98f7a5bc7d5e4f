import { step } from '../../../schemas/elements.ts';
import { element, plainText, text } from '../tree.ts';
import { defineElement } from './definition.ts';
import { chip, elementBody, elementHead, time } from './parts.ts';

/** `<Step>`: one step of the response. */
export const stepElement = defineElement({
  name: 'Step',
  schema: step,
  parent: 'section',
  render({ attributes, children, words }) {
    const { id, phase, action, started, ended, result, skipped_because: skipped } = attributes;
    const facts = [
      chip(words.labels.phase[phase], { dataPhase: phase }),
      ...(result === undefined ? [] : [chip(words.labels.stepResult[result], { dataResult: result })]),
      ...(action === undefined ? [] : [element('code', { className: ['action-id'] }, [text(action)])]),
      ...(started === undefined ? [] : [time(started)]),
      ...(ended === undefined ? [] : [text('–'), time(ended)]),
    ];
    const reason =
      skipped === undefined
        ? []
        : [element('p', { className: ['skipped'] }, [text(words.report.skippedBecause(skipped))])];
    return element('article', { className: ['step'], id, dataPhase: phase, dataResult: result }, [
      elementHead(id, attributes.title, facts),
      elementBody([...reason, ...children]),
    ]);
  },
  collect({ attributes, children, range, records }) {
    records.steps.push({ ...attributes, anchor: attributes.id, range, text: plainText(children) });
  },
});
