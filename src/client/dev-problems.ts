import { DEV_EVENTS, type DevOpened, type DevProblem, type DevProblems } from '../core/model/dev-problems.ts';
import '../styles/dev-problems.css';
import { create, createButton } from './dom.ts';

/** Problems whose panel was closed in this tab, so that they do not open it again on the next page. */
const CLOSED_KEY = 'precedent:closed-problems';

/**
 * What is wrong with the report of this page and with the last save, while reports are written. Errors open the
 * panel; warnings are a note that opens it. Only the development server loads it.
 */
class DevProblemsPanel extends HTMLElement {
  show(problems: DevProblems): void {
    const { summary, items } = problems;
    const panel = create('section', { className: 'dev-panel', ariaLabel: summary });
    const open = (isOpen: boolean): void => {
      panel.hidden = !isOpen;
      note.hidden = isOpen;
    };
    const mark = JSON.stringify(items.map(({ place, message }) => [place, message]));
    const onClose = (): void => {
      sessionStorage.setItem(CLOSED_KEY, mark);
      open(false);
      note.focus();
    };
    const note = createButton(() => {
      open(true);
      close.focus();
    }, summary);
    note.className = 'dev-note';
    const close = createButton(onClose, problems.close);
    const told = items.map((item) => writeItem(item, problems));
    panel.append(
      create('header', {}, create('h2', {}, summary), close),
      create('ol', { className: 'dev-items', role: 'list' }, ...told),
    );
    panel.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') onClose();
    });
    this.dataset['level'] = items[0]?.level ?? '';
    this.setAttribute('role', problems.isUrgent ? 'alert' : 'status');
    this.replaceChildren(note, panel);
    open(problems.isUrgent && sessionStorage.getItem(CLOSED_KEY) !== mark);
  }
}

customElements.define('dev-problems', DevProblemsPanel);

const hot = import.meta.hot;
if (hot !== undefined) {
  const panel = new DevProblemsPanel();
  const ask = (): void => hot.send(DEV_EVENTS.opened, { path: location.pathname } satisfies DevOpened);
  hot.on(DEV_EVENTS.ask, ask);
  hot.on(DEV_EVENTS.problems, (problems: DevProblems) => {
    if (problems.items.length === 0) {
      panel.remove();
      return;
    }
    if (!panel.isConnected) document.body.append(panel);
    panel.show(problems);
  });
  ask();
}

function writeItem(item: DevProblem, { openEditor }: DevProblems): HTMLLIElement {
  const { level, levelWord, rule, ruleHref, place, message, hint, frame, editorHref } = item;
  const open = createButton(() => void fetch(editorHref), openEditor);
  const about = create('a', { href: ruleHref, target: '_blank' }, rule);
  const facts = [create('strong', {}, levelWord), ' ', create('code', {}, place), ' ', about, ' ', open];
  const where = create('p', { className: 'dev-place' }, ...facts);
  const line = create('li', {}, where, create('p', { className: 'dev-message' }, message));
  line.dataset['level'] = level;
  if (frame !== undefined) line.append(create('pre', { textContent: frame, tabIndex: 0 }));
  if (hint !== undefined) line.append(create('p', { className: 'dev-hint', textContent: hint }));
  return line;
}
