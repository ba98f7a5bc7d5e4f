import { styleText } from 'node:util';
import type { Io } from './io.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

export type Paint = (style: Style, text: string) => string;

/** Colours text where colours are wanted. */
export function createPaint({ hasColors }: Pick<Io, 'hasColors'>): Paint {
  return (style, text) => (hasColors ? styleText(style, text, { validateStream: false }) : text);
}
