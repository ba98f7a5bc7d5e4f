import { writeDraft } from '../../core/draft/draft.ts';
import type { FormSetup, FormState } from '../../core/draft/form.ts';
import { timestampAt } from '../../core/time/zone.ts';
import { readClock } from '../clock.ts';
import { readAnswers } from './answers.ts';
import { fillBody } from './body.ts';
import type { OtherFile } from './change-report.ts';
import type { Changing } from './changing.ts';
import type { Note } from './note.ts';
import type { OfferedTemplate } from './start.ts';
import type { FormWords } from './words.ts';

/** The text of what stands in a form, how its fields are called there, and what is missing for it. */
export type Composed = {
  text: string;
  nameOf: (path: readonly PropertyKey[]) => string;
  missing: Note[];
  /** A second file that goes with it. */
  other?: OtherFile;
};

type ComposeContext = {
  changing: Changing | undefined;
  setup: FormSetup;
  words: FormWords;
  /** What stood in the form of a report that is being changed before anybody changed it. */
  before: Pick<FormState, 'fields' | 'tags'>;
  /** Called when more is known of a report that was asked for. */
  onKnown: () => void;
};

/** Writes what stands in a form: a draft by its template, or the report of the archive with what was changed. */
export function compose(
  state: FormState,
  { template }: OfferedTemplate,
  { changing, setup, words, before, onKnown }: ComposeContext,
): Composed {
  const { fields } = state;
  if (changing === undefined) {
    const { template: filled, notes } = fillBody(template, fields, fields['zone'] ?? 'UTC');
    const { answers, nameOf } = readAnswers(state, filled, setup.settings.fields);
    return { text: writeDraft(filled, (fields['id'] ?? '').trim(), answers), nameOf, missing: notes };
  }
  const { newReport, labels, fill } = words;
  const { notes, ...changed } = changing.with.changeText(changing, {
    before,
    now: state,
    words: { change: newReport.change, verdicts: labels.verdict, fill },
    clock: timestampAt(Date.parse(readClock()), setup.settings.timeZone),
    declared: setup.settings.fields,
    tags: setup.tags,
    find: (id) => changing.find(id, onKnown),
  });
  return { ...changed, nameOf: changing.with.fieldOfPath, missing: notes };
}
