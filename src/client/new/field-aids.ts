import { dateOrUnknown, partialDate } from '../../../schemas/times.ts';
import type { FormWords } from './words.ts';
import { nearestWord } from '../../core/model/nearest.ts';
import { isSameLanguage } from '../../core/model/translation.ts';
import { printMoment, readMoment } from '../../core/time/moment.ts';
import { tellRefusal } from '../../core/draft/refused-time.ts';
import type { Refusal } from '../../core/time/spoken-state.ts';
import { timestampAt } from '../../core/time/zone.ts';
import { formatDate, isTimestamp, type DateStyle } from '../../core/time/times.ts';
import { fill } from '../dom.ts';
import { isTimeField } from '../../core/draft/field-values.ts';
import { readClock } from '../clock.ts';
import { controlsOf, type Control, part, say } from './form.ts';

/** Offers the zone of this browser beside that of the site. */
export function offerBrowserZone(form: HTMLFormElement, words: FormWords['newReport']): void {
  const select = form.querySelector<HTMLSelectElement>('select[name="zone"]');
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!select || [...select.options].some(({ value }) => value === timeZone)) return;
  select.add(new Option(fill(words.zoneOfBrowser, { zone: timeZone }), timeZone));
}

/** Says beside each clock time how it is read, with its offset. */
export function showReadTimes(form: HTMLFormElement, style: DateStyle, words: FormWords['newReport']): void {
  const zone = zoneOf(form);
  for (const control of controlsOf(form)) {
    if (!isTimeField(control.name)) continue;
    const place = control.parentElement?.querySelector('[data-read-as]');
    const read = readMoment(control.value, zone);
    const isClock = read !== undefined && isTimestamp(read) && partialDate.safeParse(read).success;
    const refused = refusals.get(control);
    if (place)
      place.textContent = isClock
        ? fill(words.readAs, { moment: formatDate(read, { ...style, timeZone: zone }) })
        : refused?.typed === control.value
          ? tellRefusal(refused.refusal, { words, fill, style: { ...style, timeZone: zone } })
          : '';
  }
}

/** Why the last text of a field was not taken, for as long as it stands there. */
const refusals = new WeakMap<Control, { typed: string; refusal: Refusal }>();

/** Turns words such as “40 min ago” into the time that they mean now; what is not understood stays, and is told. */
export async function settleSpokenTime(control: Control, form: HTMLFormElement): Promise<void> {
  const typed = control.value;
  const zone = zoneOf(form);
  const read = readMoment(typed, zone);
  const schema = control.name === 'times.detected' ? dateOrUnknown : partialDate;
  if (read === undefined || schema.safeParse(read).success) return;
  // The languages of times weigh more than the rest of the form, and few need them.
  const { readTime } = await import('../../core/time/spoken-time.ts');
  const meant = readTime(typed, { now: readClock(), timeZone: zone });
  if (control.value !== typed) return;
  if ('time' in meant) control.value = printMoment(meant.time, zone);
  else refusals.set(control, { typed, refusal: meant });
}

/** The present minute in the zone of the form, as a field shows it. */
export function presentMoment(form: HTMLFormElement): string {
  const zone = zoneOf(form);
  return printMoment(timestampAt(Date.parse(readClock()), zone), zone);
}

function zoneOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLSelectElement>('select[name="zone"]')?.value ?? 'UTC';
}

/** Narrows the list of tags to those whose name, meaning or alias holds the words; chosen ones always stay. */
export function filterTags(root: HTMLElement, words: FormWords['newReport']): void {
  const box = root.querySelector<HTMLInputElement>('[data-find-tag]');
  if (!box) return;
  const wanted = box.value.trim().toLowerCase();
  const items = [...root.querySelectorAll<HTMLElement>('.tag-list > li')];
  let shown = 0;
  for (const item of items) {
    const isChosen = item.querySelector('input')?.checked ?? false;
    const text = `${item.dataset['names'] ?? ''}\n${item.textContent}`.toLowerCase();
    const isFound = text.includes(wanted);
    item.hidden = !isFound && !isChosen;
    if (isFound) shown++;
  }
  const chosen = items.filter((item) => item.querySelector('input')?.checked).length;
  const counted = fill(words.tagsChosen, { n: chosen });
  const remarks =
    shown > 0 ? [] : [fill(words.noTag, { words: box.value.trim() }), ...near(wanted, items, words)];
  say(part(root, '[data-tags-status]'), [...remarks, counted].join(' '));
}

function near(wanted: string, items: readonly HTMLElement[], words: FormWords['newReport']): string[] {
  const labels = items.flatMap((item) => {
    const label = item.querySelector('.tag-label')?.textContent ?? '';
    return (item.dataset['names'] ?? '').split('\n').map((name) => [name, label] as const);
  });
  const names = labels.map(([name]) => name);
  const nearest = nearestWord(wanted, names);
  const label = labels.find(([name]) => name === nearest)?.[1];
  return label === undefined ? [] : [fill(words.nearTag, { tag: label })];
}

/** Asks for title and summary in the languages in which the report is not written; what stands there stays in view. */
export function showTranslations(form: HTMLFormElement, lang: string): void {
  for (const box of form.querySelectorAll<HTMLElement>('[data-translation]')) {
    const controls = [...box.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    const isOwn = isSameLanguage(box.dataset['translation'] ?? '', lang);
    box.hidden = isOwn && controls.every(({ value }) => value === '');
  }
}
