import { parse } from 'yaml';
import { dateOrUnknown } from '../../../schemas/times.ts';
import { LANGUAGES, SEVERITIES } from '../../../schemas/vocabulary.ts';
import type { FieldValues } from '../../core/draft/field-values.ts';
import type { FormSetup, FormState } from '../../core/draft/form.ts';
import { isPartField } from '../../core/draft/part-fields.ts';
import { nextFreeId } from '../../core/draft/taken-ids.ts';
import type { Template } from '../../core/draft/template.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';
import { knownFields } from '../../core/model/values.ts';
import { readMoment } from '../../core/time/moment.ts';
import { idYear } from '../../core/time/times.ts';
import type { HandOver } from '../hand-over.ts';
import { carryBody, fieldsOfBody } from './body.ts';
import { withNewEntry } from './form.ts';

/** A template as the form offers it: `key` is the value of its choice. */
export type OfferedTemplate = { key: string; template: Template; presets: FieldValues };

/** The templates whose texts stand on the page. */
export function readPageTemplates(root: ParentNode): OfferedTemplate[] {
  return [...root.querySelectorAll<HTMLElement>('[data-template]')].map((block) => {
    const { template: key = '', title = '', description = '', tags = '', severity } = block.dataset;
    const { yaml: front = '', body } = splitFrontMatter(block.textContent);
    const [name = '', lang] = key.split('/');
    const template: Template = {
      name,
      lang: LANGUAGES.find((known) => known === lang) ?? 'en',
      title,
      description,
      tags: tags.split(' ').filter((tag) => tag !== ''),
      severity: SEVERITIES.find((known) => known === severity) ?? 'medium',
      frontMatter: front,
      body: body.trim(),
    };
    return { key, template, presets: presetsOf(template, readFront(front)) };
  });
}

/** What cannot be read presets nothing; the check tells what is wrong with it. */
function readFront(front: string): unknown {
  try {
    return parse(front);
  } catch {
    return undefined;
  }
}

/** The fields that a template presets, and their values. */
export function presetsOf(template: Template, front: unknown): FieldValues {
  const { status, tlp, verdict } = (front ?? {}) as Record<string, unknown>;
  const value = (verdict as { value?: unknown } | undefined)?.value;
  const presets = { severity: template.severity, status, tlp, 'verdict.value': value };
  return Object.fromEntries(
    Object.entries(presets).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** An empty form: the first template with what it presets, and the next free id of this year. */
export function startState(templates: readonly OfferedTemplate[], setup: FormSetup, now: string): FormState {
  const { timeZone, idPrefix } = setup.settings;
  const id = nextFreeId(setup.taken, idPrefix, idYear(now, timeZone));
  const state: FormState = { fields: { id, zone: timeZone, quote: 'on' }, tags: [], touched: [] };
  const [first] = templates;
  return first === undefined ? state : applyTemplate(state, first, setup);
}

/** Takes over what a template presets, but for what somebody has set or written already. */
export function applyTemplate(
  { fields, tags, touched }: FormState,
  { key, template, presets }: OfferedTemplate,
  setup: FormSetup,
  before?: OfferedTemplate,
): FormState {
  const untouched = Object.entries(presets).filter(([name]) => !touched.includes(name));
  const own = Object.entries(fields).filter(([name]) => !isPartField(name));
  const body =
    before === undefined
      ? fieldsOfBody(template)
      : carryBody(fields, before.template, template, fields['zone'] ?? 'UTC');
  return {
    fields: { ...Object.fromEntries([...own, ...untouched]), ...body, template: key },
    tags: touched.includes('tags') ? tags : template.tags.filter((tag) => tag in setup.tags),
    touched,
  };
}

/** The fields with what the page of triage gave: the text, what it accuses, who says so, and the host. */
export function withHandOver(
  fields: FieldValues,
  { text, indicators, sources, host }: HandOver,
): FieldValues {
  const asset = knownFields({
    name: host?.name,
    kind: host?.kind,
    os_family: host?.os,
    'ips.0.addr': host?.addr,
    'ips.0.held_from': host?.heldFrom,
  });
  const entries: [list: string, entry: FieldValues][] = [
    ['assets', asset],
    ...indicators.map((entry): [string, FieldValues] => ['indicators', entry]),
    ...sources.map((source): [string, FieldValues] => ['intel', { source }]),
  ];
  const filled = entries.filter(([, entry]) => Object.keys(entry).length > 0);
  return filled.reduce<FieldValues>((all, [list, entry]) => withNewEntry(all, list, entry), {
    ...fields,
    paste: text,
  });
}

/** A draft that was kept; the first template takes the place of one that is no longer offered. */
export function reviveDraft(draft: FormState, templates: readonly OfferedTemplate[]): FormState {
  const chosen = templates.find(({ key }) => key === draft.fields['template']) ?? templates[0];
  if (chosen === undefined) return draft;
  // A template may have other parts than when the draft was kept.
  const body = fieldsOfBody(chosen.template);
  const isOld = Object.keys(draft.fields).every((name) => !isPartField(name));
  return { ...draft, fields: { ...(isOld ? body : {}), ...draft.fields, template: chosen.key } };
}

/** The id that the form proposes: of the year of detection, as the command does. One that somebody wrote stays. */
export function proposeId({ fields, touched }: FormState, { taken, settings }: FormSetup): string {
  const id = fields['id'] ?? '';
  const detected = dateOrUnknown.safeParse(
    readMoment(fields['times.detected'] ?? '', fields['zone'] ?? 'UTC'),
  );
  if (touched.includes('id') || !detected.success) return id;
  return nextFreeId(taken, settings.idPrefix, idYear(detected.data, settings.timeZone));
}
