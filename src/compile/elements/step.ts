import { step } from '../../../schemas/elements.ts';
import { element, plainText, text } from '../tree.ts';
import { chip, defineElement, elementBody, elementHead, period } from './definition.ts';

/** `<Step>`: one step of the response. */
export const stepElement = defineElement({
  name: 'Step',
  schema: step,
  parent: 'section',
  render({ attributes, children, words, dates, inline }) {
    const { id, phase, action, started, ended, result, skipped_because: skipped } = attributes;
    const facts = [
      chip(words.labels.phase[phase], { dataPhase: phase }),
      ...(result === undefined ? [] : [chip(words.labels.stepResult[result], { dataResult: result })]),
      ...(action === undefined ? [] : [element('code', { className: ['action-id'] }, [text(action)])]),
      ...period(started, ended, dates),
    ];
    const reason = skipped && inline(words.fill(words.report.skippedBecause, { reason: skipped }));
    return element('article', { className: ['step'], id, dataPhase: phase, dataResult: result }, [
      elementHead(id, inline(attributes.title ?? ''), facts),
      elementBody([...(reason ? [element('p', { className: ['skipped'] }, reason)] : []), ...children]),
    ]);
  },
  collect({ attributes, children, range, records }) {
    records.steps.push({ ...attributes, anchor: attributes.id, range, text: plainText(children) });
  },
});
