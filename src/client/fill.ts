import { createFill, type Fill } from '../core/i18n/fill.ts';

/** Puts values into a text in the language of the page, which the words that the server put on it are in too. */
export const fill: Fill = (text, values) => createFill(document.documentElement.lang)(text, values);
