import type { Words } from '../core/i18n/words.ts';
import type { HostFields, HostProblems } from '../core/recall/host-fields.ts';
import { guessText } from '../core/model/guess-text.ts';
import { fill } from './dom.ts';

/** The fields in which one says what is known of the host. */
export function hostInputs(root: ParentNode): (HTMLInputElement | HTMLSelectElement)[] {
  return [...root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-host]')];
}

/** What stands in them. */
export function readHostForm(root: ParentNode): HostFields {
  const written: Record<string, string> = {};
  for (const { dataset, value } of hostInputs(root)) written[dataset['host'] ?? ''] = value;
  const { os = '', addr = '', heldFrom = '', heldUntil = '' } = written;
  return { os, addr, heldFrom, heldUntil };
}

type HostContext = {
  problems: HostProblems;
  /** What was read from a list of addresses; undefined where none was chosen. */
  inventory: { addresses: number; problems: string[] } | undefined;
  words: Words['triage'];
  comma: string;
};

/** Shows what is known of the host, and at each field what is wrong with it. */
export function showHost(
  root: ParentNode,
  known: readonly string[],
  { problems, inventory, words, comma }: HostContext,
): void {
  say(root, 'host', known.length === 0 ? words.hostUnknown : known.join(comma));
  const told: Partial<Record<string, string>> = problems;
  for (const input of hostInputs(root)) {
    const name = input.dataset['host'] ?? '';
    const problem = told[name];
    if (problem === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    say(root, `problem-${name}`, problem ?? '');
  }
  const { addresses: n = 0, problems: entries = [] } = inventory ?? {};
  const [first] = entries;
  const read = inventory === undefined ? [] : [fill(words.inventoryRead, { n })];
  const left = first === undefined ? [] : [fill(words.inventoryProblem, { n: entries.length, first })];
  say(root, 'problem-inventory', [...read, ...left].join(' '));
}

function say(root: ParentNode, name: string, text: string): void {
  root.querySelector(`[data-part="${name}"]`)?.replaceChildren(text);
}

/** The text of a file; of what is none a text that no ledger is, so that it is told. */
export function readFileText(bytes: ArrayBuffer): string {
  return guessText(new Uint8Array(bytes))?.text ?? '\0';
}
