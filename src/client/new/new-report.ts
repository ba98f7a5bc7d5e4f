import { isTimeField, type FieldValues } from '../../core/draft/field-values.ts';
import {
  contentOf,
  draftKey,
  type FormSettings,
  type FormSetup,
  type FormState,
} from '../../core/draft/form.ts';
import type { Report } from '../../core/model/report.ts';
import { createPaths } from '../../core/model/paths.ts';
import { formatDate } from '../../core/time/times.ts';
import { attempt, fill, messageOf } from '../dom.ts';
import { takeHandOver } from '../hand-over.ts';
import { checkDraft } from './check-draft.ts';
import { compose } from './compose.ts';
import { isStale, openChanging, renderDifference, showStatus, type Changing } from './changing.ts';
import { readClock } from '../clock.ts';
import { nameTab, offerDrafts, openDraftStore, type DraftStore } from './draft-store.ts';
import {
  filterTags,
  offerBrowserZone,
  presentMoment,
  settleSpokenTime,
  showReadTimes,
  showTranslations,
} from './field-aids.ts';
import {
  controlOf,
  fillReferences,
  isControl,
  keepEntered,
  nameEntries,
  readForm,
  withNewEntry,
  withoutEntry,
  writeForm,
  part,
  say,
} from './form.ts';
import { recogniseType, showFound } from './found-indicators.ts';
import { sayCounts, sayNotes, showNotes, type NotesContext } from './notes.ts';
import type { Note } from './note.ts';
import { showOther } from './other-file.ts';
import { bindOutput, showOutput, type Output } from './output-file.ts';
import { watchPrecedents } from './precedents.ts';
import { loadWords, type FormWords } from './words.ts';
import {
  applyTemplate,
  proposeId,
  readPageTemplates,
  reviveDraft,
  startState,
  withHandOver,
  type OfferedTemplate,
} from './start.ts';

/** A pause in typing after which the draft is kept and checked. */
const PAUSE_MS = 400;
/** Leaving a field waits so long, since notes that come between press and release would move the button away. */
const LEAVE_MS = 250;
/** A longer one, after which the counts are announced. */
const QUIET_MS = 1200;

type Loaded = {
  lookForPrecedents: (fields: FieldValues) => void;
  /** The report that is being changed; undefined for a new one. */
  changing: Changing | undefined;
  setup: FormSetup;
  settings: FormSettings;
  words: FormWords;
  templates: OfferedTemplate[];
  store: DraftStore;
};

/** The form for a new report: what is entered is checked, shown and written as a file, all in the browser. */
class NewReport extends HTMLElement {
  #touched = new Set<string>();
  /** The content of a form in which nobody has entered anything. */
  #blank = '';
  /** What stood in the form of a report that is being changed before anybody changed it. */
  #before: Pick<FormState, 'fields' | 'tags'> = { fields: {}, tags: [] };
  /** The template by which the form was last filled. */
  #template = '';
  #report: Report | undefined;
  #notes: Note[] = [];
  #output: Output = { id: '', text: '', errors: 0 };
  #pause: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#start().catch((error: unknown) => {
      this.dataset['failed'] = '';
      say(part(this, '[data-check-status]'), messageOf(error));
      throw error;
    });
  }

  get #form(): HTMLFormElement {
    return part(this, 'form', HTMLFormElement);
  }

  async #start(): Promise<void> {
    const setup = JSON.parse(this.dataset['setup'] ?? '{}') as FormSetup;
    const words = await loadWords(setup.settings);
    const templates = readPageTemplates(this);
    const given = takeHandOver(setup.base);
    // It begins a draft of its own: the one of this tab stays among the others.
    if (given !== undefined) attempt(() => sessionStorage.removeItem(draftKey(setup.base)));
    const changing = await openChanging(setup, this, words.newReport.change);
    const store = openDraftStore(changing === undefined ? setup.base : `${setup.base}?edit=${changing.id}`, {
      local: () => localStorage,
      session: () => sessionStorage,
      now: readClock,
      nameTab,
    });
    const lookForPrecedents = watchPrecedents({ root: this, setup, words, own: changing?.id });
    const loaded = {
      lookForPrecedents,
      changing,
      setup,
      settings: setup.settings,
      words,
      templates,
      store,
    };
    const enterAgain = keepEntered(this.#form);
    offerBrowserZone(this.#form, words.newReport);
    this.#clear(loaded);
    const kept = store.load();
    if (kept !== undefined) this.#restore(kept, loaded);
    if (given !== undefined) this.#changeFields(withHandOver(this.#state().fields, given), loaded);
    this.#offerDrafts(loaded);
    this.#bind(loaded);
    enterAgain();
    sayCounts(this.#notes, this.#notesContext(loaded));
    this.dataset['ready'] = '';
  }

  #bind(loaded: Loaded): void {
    const form = this.#form;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', (event) => this.#onInput(event, loaded));
    form.addEventListener('change', (event) => void this.#onChange(event, loaded));
    form.addEventListener('focusout', ({ target }) => this.#touch(target, loaded));
    form.addEventListener('click', ({ target }) => this.#onClick(target, loaded));
    addEventListener('pagehide', () => this.#keep(loaded));
    // On a phone a page may end without another word.
    document.addEventListener('visibilitychange', () => this.#keep(loaded));
    const { setup, words, store } = loaded;
    bindOutput(
      { root: this, setup, words: words.newReport },
      () => this.#output,
      () => {
        store.discard();
        say(part(this, '[data-storage-status]'), '');
        this.#clear(loaded);
        this.#offerDrafts(loaded);
      },
      async () => loaded.changing !== undefined && (await isStale(loaded.changing, setup.base)),
    );
  }

  #state(): FormState {
    return { ...readForm(this.#form), touched: [...this.#touched] };
  }

  #clear(loaded: Loaded): void {
    const { changing, templates, setup } = loaded;
    const start =
      changing === undefined
        ? startState(templates, setup, readClock())
        : changing.with.stateOfReport({ ...changing, base: changing.source.text }, setup.settings.timeZone);
    if (changing !== undefined) changing.base = changing.source.text;
    this.#write(start, loaded);
    this.#before = readForm(this.#form);
    this.#blank = contentOf(this.#state());
    // Only now it is known with what the form is compared.
    if (changing !== undefined) this.#update(loaded);
  }

  #restore(kept: FormState, loaded: Loaded): void {
    if (loaded.changing === undefined) this.#write(reviveDraft(kept, loaded.templates), loaded);
    else this.#resume(kept, loaded.changing, loaded);
    say(part(this, '[data-storage-status]'), loaded.words.newReport.restored);
  }

  /** Goes on with changes of a text that is perhaps not that of the archive any more. */
  #resume(kept: FormState, changing: Changing, loaded: Loaded): void {
    const base = kept.fields['edit.base'] ?? changing.source.text;
    if (base !== changing.source.text) {
      changing.base = base;
      this.#write(changing.with.stateOfReport(changing, loaded.setup.settings.timeZone), loaded);
      this.#before = readForm(this.#form);
      showStatus(this, loaded.words.newReport.change.changed);
    }
    this.#write(kept, loaded);
  }

  #offerDrafts(loaded: Loaded): void {
    const { store, words, settings } = loaded;
    offerDrafts(part(this, '[data-drafts]'), store.others(), words.newReport, {
      formatTime: (at) => formatDate(at, settings),
      onChoose: (key) => {
        const kept = this.#keep(loaded) ? store.takeOver(key) : undefined;
        if (kept !== undefined) this.#restore(kept, loaded);
        this.#offerDrafts(loaded);
        controlOf(this.#form, 'title')?.focus();
      },
    });
  }

  /** Brings the form to a state and everything else with it. */
  #write(state: FormState, loaded: Loaded): void {
    this.#touched = new Set(state.touched);
    writeForm(this.#form, state);
    this.#template = state.fields['template'] ?? '';
    nameEntries(this.#form, loaded.words.newReport);
    filterTags(this, loaded.words.newReport);
    this.#update(loaded);
  }

  #onInput(event: Event, loaded: Loaded): void {
    const { target } = event;
    if (target instanceof HTMLElement && target.matches('[data-find-tag]')) {
      filterTags(this, loaded.words.newReport);
      return;
    }
    if (isControl(target)) this.#touched.add(target.name);
    this.#updateSoon(PAUSE_MS, loaded);
  }

  #updateSoon(delay: number, loaded: Loaded): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#keep(loaded);
      this.#update(loaded);
    }, delay);
  }

  async #onChange({ target }: Event, loaded: Loaded): Promise<void> {
    if (!isControl(target) || target.name === '') return;
    this.#touched.add(target.name);
    if (target.name === 'template') this.#choose(target.value, loaded);
    if (target.name === 'tags') filterTags(this, loaded.words.newReport);
    if (isTimeField(target.name)) await settleSpokenTime(target, this.#form);
    if (/^indicators\.\d+\.value$/.test(target.name)) await this.#recognise(target.name, target.value);
    this.#updateSoon(LEAVE_MS, loaded);
  }

  #touch(target: EventTarget | null, loaded: Loaded): void {
    if (!isControl(target) || target.name === '' || target.value.trim() !== '') return;
    if (this.#touched.has(target.name)) return;
    this.#touched.add(target.name);
    this.#updateSoon(LEAVE_MS, loaded);
  }

  #onClick(target: EventTarget | null, loaded: Loaded): void {
    const button = target instanceof Element ? target.closest('button') : null;
    const { add, remove, now } = button?.dataset ?? {};
    if (add !== undefined) this.#add(add, loaded);
    if (remove !== undefined) this.#remove(remove, loaded);
    if (now !== undefined) {
      const control = controlOf(this.#form, now);
      if (control) control.value = presentMoment(this.#form);
      this.#touched.add(now);
      this.#changeFields(readForm(this.#form).fields, loaded);
    }
  }

  #add(list: string, loaded: Loaded): void {
    this.#changeFields(withNewEntry(this.#state().fields, list), loaded);
    const entries = this.querySelector(`[data-entries="${CSS.escape(list)}"]`);
    entries?.lastElementChild?.querySelector<HTMLElement>('.field input, .field select')?.focus();
  }

  #remove(place: string, loaded: Loaded): void {
    const list = place.slice(0, place.lastIndexOf('.'));
    const name = this.querySelector<HTMLElement>(`[data-entry="${CSS.escape(place)}"]`)?.ariaLabel ?? place;
    this.#changeFields(withoutEntry(this.#state().fields, place), loaded);
    this.querySelector<HTMLElement>(`[data-add="${CSS.escape(list)}"]`)?.focus();
    say(part(this, '[data-check-status]'), fill(loaded.words.newReport.entryRemoved, { id: name }));
  }

  #changeFields(fields: FieldValues, loaded: Loaded): void {
    this.#write({ ...this.#state(), fields }, loaded);
    this.#keep(loaded);
  }

  #choose(key: string, loaded: Loaded): void {
    const chosen = loaded.templates.find((template) => template.key === key);
    const before = loaded.templates.find((template) => template.key === this.#template);
    if (chosen) this.#write(applyTemplate(this.#state(), chosen, loaded.setup, before), loaded);
  }

  async #recognise(name: string, value: string): Promise<void> {
    const type = controlOf(this.#form, name.replace(/value$/, 'type'));
    if (type?.value === '') type.value = (await recogniseType(value)) ?? '';
  }

  /** Nothing is kept of a form in which nobody has entered anything. False when text would be lost. */
  #keep({ store, words: { newReport: words } }: Loaded): boolean {
    const state = this.#state();
    if (contentOf(state) === this.#blank) {
      store.discard();
      return true;
    }
    const keeping = store.save(state);
    const status = part(this, '[data-storage-status]');
    const faults = { full: words.storageFull, forbidden: words.notKept };
    if (keeping !== 'kept') say(status, faults[keeping]);
    else if (Object.values<string>(faults).includes(status.textContent)) say(status, '');
    return keeping === 'kept';
  }

  /** Checks what stands in the form and shows it. */
  #update(loaded: Loaded): void {
    clearTimeout(this.#pause);
    const { setup, settings, words, templates } = loaded;
    if (loaded.changing === undefined) this.#proposeId(setup);
    const state = this.#state();
    const { fields } = state;
    const chosen = templates.find(({ key }) => key === fields['template']) ?? templates[0];
    if (chosen === undefined) return;
    fillReferences(this.#form, fields);
    this.#describe(chosen);
    showReadTimes(this.#form, settings, words.newReport);
    loaded.lookForPrecedents(fields);
    void showFound(fields, { root: this, words, onAdd: (added) => this.#changeFields(added, loaded) });
    const onKnown = (): void => this.#update(loaded);
    const context = { ...loaded, before: this.#before, onKnown };
    const { text, nameOf, missing, other } = compose(state, chosen, context);
    const { tags, taken } = setup;
    const isChange = loaded.changing !== undefined;
    const checked = checkDraft({ text, state, settings, tags, taken, now: readClock(), nameOf, isChange });
    const { report } = checked;
    showTranslations(this.#form, report?.lang ?? chosen.template.lang);
    const told = new Set(missing.map(({ field }) => field));
    const notes = [...missing, ...checked.notes.filter(({ field }) => !field || !told.has(field))];
    this.#notes = notes;
    void this.#tell(notes, loaded);
    // With what the form is filled first is not known yet.
    const isBlank = this.#blank === '' || contentOf(state) === this.#blank;
    void this.#preview(isBlank && !isChange ? undefined : report, loaded);
    const errors = notes.filter(({ level }) => level === 'error' || level === 'todo').length;
    const id = (fields['id'] ?? '').trim();
    const file = loaded.changing?.source.file;
    this.#output = { id, text, errors, ...(file === undefined ? {} : { file }) };
    if (loaded.changing !== undefined) void this.#showDifference(text, loaded.changing, words);
    showOther(other, this.#output, { root: this, setup, words: words.newReport });
    showOutput(this.#output, { root: this, setup, words: words.newReport });
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => sayCounts(this.#notes, this.#notesContext(loaded)), QUIET_MS);
  }

  /** Shows notes in the language of the page; what came to be said meanwhile goes first. */
  async #tell(notes: Note[], loaded: Loaded): Promise<void> {
    const isSilent = notes.every(({ level }) => level === 'todo');
    const say = isSilent ? undefined : await loaded.words.loadSay().catch(() => undefined);
    if (this.#notes === notes) showNotes(say ? sayNotes(notes, say) : notes, this.#notesContext(loaded));
  }

  /** What draws it comes with the first entry. */
  async #preview(report: Report | undefined, { words, setup }: Loaded): Promise<void> {
    this.#report = report;
    const place = part(this, '[data-preview]');
    if (report === undefined) say(place, words.newReport.previewEmpty);
    else {
      const { renderPreview } = await import('./preview.ts');
      if (this.#report === report) place.replaceChildren(...renderPreview({ report, words, ...setup }));
    }
  }

  async #showDifference(
    after: string,
    changing: Changing,
    { newReport: { change } }: FormWords,
  ): Promise<void> {
    const shown = await renderDifference(changing.source.text, after);
    if (this.#output.text !== after) return;
    part(this, '[data-difference]').replaceChildren(shown ?? change.same);
  }

  #proposeId(setup: FormSetup): void {
    const control = controlOf(this.#form, 'id');
    const id = proposeId(this.#state(), setup);
    if (control && control.value !== id) control.value = id;
  }

  #describe({ template }: OfferedTemplate): void {
    const place = part(this, '[data-template-description]');
    say(place, template.description);
    place.lang = template.lang;
  }

  #notesContext({ words, setup }: Loaded): NotesContext {
    return { root: this, form: this.#form, words, paths: createPaths(setup.base) };
  }
}

customElements.define('new-report', NewReport);
