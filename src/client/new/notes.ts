import type { Say } from '../../core/i18n/say.ts';
import type { Paths } from '../../core/model/paths.ts';
import { create, fill } from '../dom.ts';
import type { Note } from './note.ts';
import { controlOf, controlsOf, part, say } from './form.ts';
import type { FormWords } from './words.ts';

export type NotesContext = { root: HTMLElement; form: HTMLFormElement; words: FormWords; paths: Paths };

const LEVELS = ['error', 'warning', 'suggestion'] as const;

/** Notes in the language of the page, as `check` says them; a hint may have an example of several lines, which stays. */
export function sayNotes(notes: readonly Note[], sayIt: Say): Note[] {
  return notes.map((note) => ({ ...note, message: sayIt(note.message), hint: sayIt(note.hint) }));
}

/** Puts each note beside its field and into the summary, and says how many there are. */
export function showNotes(notes: readonly Note[], context: NotesContext): void {
  const { root, form } = context;
  for (const place of form.querySelectorAll('[data-notes-of]')) place.replaceChildren();
  for (const control of controlsOf(form)) control.removeAttribute('aria-invalid');
  for (const note of notes) {
    if (note.level === 'todo') continue;
    placeOf(note, form)?.append(describeNote(note, context));
    const control = note.field === undefined ? undefined : controlOf(form, note.field);
    if (note.level === 'error') control?.setAttribute('aria-invalid', 'true');
  }
  part(root, '[data-summary]').replaceChildren(...summarise(notes, context));
}

/** How many notes there are, in one line; for a live region, once nobody types. */
export function sayCounts(notes: readonly Note[], { root, words: { newReport: words } }: NotesContext): void {
  const count = (level: Note['level']): number => notes.filter((note) => note.level === level).length;
  const told = [
    [count('error'), words.errors],
    [count('warning'), words.warnings],
    [count('suggestion'), words.suggestions],
    [count('todo'), words.toFill],
  ] as const;
  const shown = told.flatMap(([number, say]) => (number === 0 ? [] : [fill(say, { n: number })]));
  say(part(root, '[data-check-status]'), shown.length === 0 ? words.fine : shown.join(' · '));
}

/** The room for notes of a field, else that of the entry or list around it. */
function placeOf({ field }: Note, form: HTMLFormElement): Element | undefined {
  for (let name = field ?? ''; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const place = form.querySelector(`[data-notes-of="${CSS.escape(name)}"]`);
    if (place) return place;
  }
  return undefined;
}

function describeNote(note: Note, context: NotesContext): HTMLElement {
  const said = [spoken(note), ' ', spoken(note, 'hint'), ' ', aboutRule(note, context)];
  const line = create('p', { className: 'diagnostic' }, levelOf(note, context.words), ' ', ...said);
  line.dataset['level'] = note.level;
  return line;
}

function summarise(notes: readonly Note[], context: NotesContext): HTMLElement[] {
  const todo = notes.filter(({ level }) => level === 'todo');
  const rest = LEVELS.flatMap((wanted) => notes.filter(({ level }) => level === wanted));
  const items = rest.map((note) => {
    const item = create('li', {}, levelOf(note, context.words), ' ');
    item.dataset['level'] = note.level;
    const way = wayTo(note, context);
    if (way) item.append(way, ': ');
    item.append(spoken(note));
    if (!way) item.append(' ', spoken(note, 'hint'), ' ', aboutRule(note, context));
    return item;
  });
  if (todo.length === 0) return items;
  const ways = todo.flatMap((note) => wayTo(note, context) ?? [spoken(note)]);
  const list = ways.flatMap((way, index) => (index === 0 ? [way] : [context.words.site.comma, way]));
  const item = create('li', {}, create('strong', {}, context.words.newReport.todo), ' ', ...list);
  item.dataset['level'] = 'todo';
  return [item, ...items];
}

/** A link to the field of a note, named as the field is. */
function wayTo(note: Note, { form, words }: NotesContext): HTMLElement | undefined {
  const control = note.field === undefined ? undefined : controlOf(form, note.field);
  const target =
    control ?? placeOf(note, form)?.parentElement?.querySelector<HTMLElement>('input, select, button');
  if (!target) return undefined;
  const label = control?.labels?.[0]?.childNodes[0]?.textContent?.trim() ?? note.field ?? '';
  const entry = target.closest<HTMLElement>('[data-entry]')?.ariaLabel;
  const link = create('a', {
    textContent: entry ? `${entry}${words.site.comma}${label}` : label,
    href: `#${target.id}`,
  });
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const details = target.closest('details');
    if (details) details.open = true;
    target.focus();
  });
  return link;
}

function levelOf({ level }: Note, { levels, newReport }: FormWords): HTMLElement {
  return create('strong', { textContent: level === 'todo' ? newReport.todo : levels[level] });
}

function spoken(note: Note, part: 'message' | 'hint' = 'message'): HTMLElement {
  const [text = '', ...lines] = note[part].split('\n\n');
  const span = create('span', {}, ...withCode(text));
  if (lines.length > 0) span.append(create('code', { className: 'lines', textContent: lines.join('\n') }));
  return span;
}

function aboutRule({ rule }: Note, { paths, words }: NotesContext): Node {
  if (rule === '') return document.createTextNode('');
  const label = fill(words.newReport.aboutRule, { rule });
  return create('a', { href: paths.rule(rule), textContent: rule, ariaLabel: label, target: '_blank' });
}

/** Words in which values stand in backticks, as nodes. */
function withCode(words: string): Node[] {
  return words
    .split(/(`` .+? ``|`[^`]+`)/)
    .map((piece, index) =>
      index % 2 === 0
        ? document.createTextNode(piece)
        : create('code', { textContent: piece.replace(/^(?:`` |`)|(?: ``|`)$/g, '') }),
    );
}
