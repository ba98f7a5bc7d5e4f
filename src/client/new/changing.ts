import type { FormSetup, ReportSource } from '../../core/draft/form.ts';
import { isTaken } from '../../core/draft/taken-ids.ts';
import type { FormWords } from './words.ts';
import { createPaths } from '../../core/model/paths.ts';
import { isRecord } from '../../core/model/values.ts';
import { create, fill } from '../dom.ts';
import { fetchJson } from '../load.ts';
import type * as changeReport from './change-report.ts';
import { part } from './form.ts';

/** A report that is being changed, with what changes it: a form for a new report does not load that. */
export type Changing = changeReport.Changing & {
  with: Pick<typeof changeReport, 'stateOfReport' | 'changeText' | 'fieldOfPath'>;
  /** A report of the archive, or `asked` until it is known whether there is one, which `onKnown` then tells. */
  find: (id: string, onKnown: () => void) => ReportSource | 'asked' | undefined;
};

/**
 * The report that the address of the page names, and the form made ready for it. Undefined when the address names none, or one
 * that is not there, which is told.
 */
export async function openChanging(
  { base, taken }: FormSetup,
  root: HTMLElement,
  words: FormWords['newReport']['change'],
): Promise<Changing | undefined> {
  const id = new URLSearchParams(location.search).get('edit')?.trim();
  if (id === undefined || id === '') return undefined;
  const source = await fetchSource(base, id);
  if (source === undefined) {
    showStatus(root, fill(words.missing, { id }));
    return undefined;
  }
  const { stateOfReport, changeText, fieldOfPath } = await import('./change-report.ts');
  root.dataset['mode'] = 'change';
  const panel = part(root, '[data-edit-panel]', HTMLTemplateElement);
  part(root, 'form').prepend(document.importNode(panel.content, true));
  const title = fill(words.title, { id });
  document.title = `${title} · ${document.title.split(' · ').at(-1) ?? ''}`;
  const head = document.querySelector('h1');
  if (head) head.textContent = title;
  const lead = head?.nextElementSibling;
  if (lead) lead.textContent = words.lead;
  const find = findOthers(base, taken);
  return { id, source, base: source.text, with: { stateOfReport, changeText, fieldOfPath }, find };
}

/** Whether the archive has another text now than the one that the form began with; what cannot be asked is not told. */
export async function isStale({ id, source }: changeReport.Changing, base: string): Promise<boolean> {
  const now = await fetchSource(base, id);
  return now !== undefined && now.text !== source.text;
}

function findOthers(base: string, taken: FormSetup['taken']): Changing['find'] {
  const known = new Map<string, ReportSource | 'asked' | undefined>();
  return (id, onKnown) => {
    if (known.has(id) || !isTaken(taken, id)) return known.get(id);
    known.set(id, 'asked');
    void fetchSource(base, id).then((source) => {
      known.set(id, source);
      onKnown();
    });
    return 'asked';
  };
}

async function fetchSource(base: string, id: string): Promise<ReportSource | undefined> {
  const address = createPaths(base).incidentSources(id);
  const read = await fetchJson<unknown>(address, { cache: 'no-store' }).catch(() => undefined);
  const source = isRecord(read) && Object.hasOwn(read, id) ? read[id] : undefined;
  return isRecord(source) && typeof source['text'] === 'string' ? (source as ReportSource) : undefined;
}

/** Tells something of the report that is being changed. */
export function showStatus(root: HTMLElement, text: string): void {
  const status = part(root, '[data-change-status]');
  status.hidden = false;
  status.textContent = text;
}

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** What is different between two texts, as lines that are taken out and put in; nothing where they are the same. */
export async function renderDifference(before: string, after: string): Promise<HTMLElement | undefined> {
  if (before === after) return undefined;
  const { structuredPatch } = await import('diff');
  const [old, next] = [before, after].map((text) => text.replaceAll('\r\n', '\n'));
  const { hunks } = structuredPatch('', '', old ?? '', next ?? '', '', '', { context: CONTEXT });
  const lines = hunks.flatMap(({ oldStart, lines: own }) => [
    create('span', { className: 'muted', textContent: `@@ ${oldStart}\n` }),
    ...own.map((line) => {
      const tag = line.startsWith('+') ? 'ins' : line.startsWith('-') ? 'del' : 'span';
      return create(tag, { textContent: `${line}\n` });
    }),
  ]);
  return create('pre', { className: 'code difference', tabIndex: 0 }, ...lines);
}
