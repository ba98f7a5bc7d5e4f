import { partialDate } from '../../../schemas/times.ts';
import type { FormSetup, FormState } from '../../core/draft/form.ts';
import { readMoment } from '../../core/time/moment.ts';
import { nextFreeId } from '../../core/draft/taken-ids.ts';
import { zonedDay } from '../../core/time/times.ts';
import type { OfferedTemplate } from './page-templates.ts';

/** An empty form: the first template with what it presets, and the next free id of this year. */
export function startState(templates: readonly OfferedTemplate[], setup: FormSetup, now: string): FormState {
  const { timeZone, idPrefix } = setup.settings;
  const id = nextFreeId(setup.taken, idPrefix, zonedDay(now, timeZone).slice(0, 4));
  const state: FormState = { fields: { id, zone: timeZone, quote: 'on' }, tags: [], touched: [] };
  const [first] = templates;
  return first === undefined ? state : applyTemplate(state, first, setup);
}

/** Takes over what a template presets, but for what somebody has set already. */
export function applyTemplate(
  { fields, tags, touched }: FormState,
  { key, template, presets }: OfferedTemplate,
  setup: FormSetup,
): FormState {
  const untouched = Object.entries(presets).filter(([name]) => !touched.includes(name));
  return {
    fields: { ...fields, ...Object.fromEntries(untouched), template: key },
    tags: touched.includes('tags') ? tags : template.tags.filter((tag) => tag in setup.tags),
    touched,
  };
}

/** A draft that was kept; the first template takes the place of one that is no longer offered. */
export function reviveDraft(draft: FormState, templates: readonly OfferedTemplate[]): FormState {
  const isOffered = templates.some(({ key }) => key === draft.fields['template']);
  return isOffered ? draft : { ...draft, fields: { ...draft.fields, template: templates[0]?.key ?? '' } };
}

/** The id that the form proposes: of the year of detection, as the command does. One that somebody wrote stays. */
export function proposeId({ fields, touched }: FormState, { taken, settings }: FormSetup): string {
  const id = fields['id'] ?? '';
  const detected = partialDate.safeParse(readMoment(fields['times.detected'] ?? '', fields['zone'] ?? 'UTC'));
  if (touched.includes('id') || !detected.success) return id;
  return nextFreeId(taken, settings.idPrefix, zonedDay(detected.data, settings.timeZone).slice(0, 4));
}
