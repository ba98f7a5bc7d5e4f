import { createFill, type Fill } from '../core/i18n/fill.ts';

/** Puts values into a text in the language of the page, which the words that the server put on it are in too. */
export const fill: Fill = (text, values) => createFill(document.documentElement.lang)(text, values);

/** A new element with properties and children. */
export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A button that does something. */
export function createButton(act: () => void, ...children: (Node | string)[]): HTMLButtonElement {
  const button = create('button', { type: 'button' }, ...children);
  button.addEventListener('click', act);
  return button;
}

/** A value of a closed list, such as a verdict, in its colour; `plain` as the tables of the server have it. */
export function chip(kind: string, value: string, label = value, plain = ''): HTMLElement {
  const element = create('span', { className: `chip ${plain}`.trim(), textContent: label });
  element.dataset[kind] = value;
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A verdict or a severity as the pages of the server write it: its shape from the sprite of the page, and its word. */
export function mark(kind: 'verdict' | 'severity', value: string, label = value): HTMLElement {
  const shape = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#m-${value}`);
  shape.append(use);
  const element = create('span', { className: 'mark' }, shape, create('span', {}, label));
  element.dataset[kind] = value;
  return element;
}

/** JSON that the server put on an attribute. */
export function readJson(element: HTMLElement, name: string): unknown {
  return JSON.parse(element.dataset[name] ?? '{}');
}

/** Does what a browser may forbid, such as to keep something; undefined where it does. */
export function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** A field that shows what the address says, and in which one types. */
export type AddressField = {
  /** Writes into it, but not over what somebody has typed there since. */
  write: (text: string) => void;
  /** Reads it to answer what it says: what was typed is typed no more. */
  take: () => string;
};

/** A field that does not exist is empty. */
export function openField(field: HTMLInputElement | null): AddressField {
  let written = '';
  return {
    write: (text) => {
      if (!field || ![written, text].includes(field.value)) return;
      field.value = text;
      // A field may cut what is written, such as line ends.
      written = field.value;
    },
    take: () => {
      written = field?.value ?? '';
      return written;
    },
  };
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
