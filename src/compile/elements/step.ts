import { step, type StepAttributes } from '../../../schemas/elements.ts';
import type { StepResult } from '../../../schemas/vocabulary.ts';
import {
  durationBetween,
  formatDuration,
  isTimestamp,
  MINUTE,
  type DateStyle,
} from '../../core/time/times.ts';
import { truncate } from '../../core/model/text.ts';
import { element, plainText, text, type ElementContent } from '../tree.ts';
import {
  chip,
  defineElement,
  elementBody,
  elementLink,
  elementMeta,
  foldedHead,
  period,
} from './definition.ts';

/** A step that came to this speaks for itself in a line; what had no result says more than its title. */
const FOLDED: ReadonlySet<StepResult | undefined> = new Set<StepResult>(['successful', 'cancelled']);

/** Of words that stand for a title. */
const MAX_TITLE = 80;

/** `<Step>`: one step of the response. It folds to its title and outcome; the page opens those that turned the case. */
export const stepElement = defineElement({
  name: 'Step',
  schema: step,
  parent: 'section',
  render({ attributes, children, words, dates, inline }) {
    const { id, phase, action, started, ended, result, skipped_because: skipped, title } = attributes;
    const outcome = [
      ...took(attributes, dates),
      ...(result === undefined ? [] : [chip(words.labels.stepResult[result], { dataResult: result })]),
    ];
    const facts = [
      elementLink(id),
      element('span', {}, [text(words.labels.phase[phase])]),
      ...(action === undefined ? [] : [element('code', { className: ['action-id'] }, [text(action)])]),
      ...period(started, ended, dates),
    ];
    const reason = skipped && inline(words.fill(words.report.skippedBecause, { reason: skipped }));
    // Of what was imported, the words say more than that nobody knows the phase.
    const untitled =
      (phase === 'unknown' && truncate(plainText(children), MAX_TITLE)) || words.labels.phase[phase];
    const head = foldedHead(id, inline(title ?? untitled), outcome);
    const isOpen = !FOLDED.has(skipped === undefined ? result : 'cancelled');
    return element('article', { className: ['step'], id, dataPhase: phase, dataResult: result }, [
      element('details', { open: isOpen ? '' : undefined }, [
        element('summary', {}, [head]),
        elementBody([
          elementMeta(facts),
          ...(reason ? [element('p', { className: ['skipped'] }, reason)] : []),
          ...children,
        ]),
      ]),
    ]);
  },
  collect({ attributes, children, range, records }) {
    records.steps.push({ ...attributes, anchor: attributes.id, range, text: plainText(children) });
  },
});

/** How long it took, where both ends are known to the minute. */
function took({ started, ended }: StepAttributes, { language }: DateStyle): ElementContent[] {
  if (started === undefined || ended === undefined || !isTimestamp(started) || !isTimestamp(ended)) return [];
  const length = durationBetween(started, ended);
  if (length === undefined || length.min < MINUTE) return [];
  return [element('span', { className: ['took'] }, [text(formatDuration(length, language))])];
}
