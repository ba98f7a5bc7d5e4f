import type { Words } from '../core/i18n/words.ts';
import { fill } from './dom.ts';

type Reasons = Pick<Words['find'], 'reasons'>;

/** What to announce when something cannot be loaded, with the reason. */
export function describeFailure(error: unknown, said: string, { reasons }: Reasons): string {
  return fill(said, { q: reasons[classifyFailure(error)] });
}

/** Tells a lost connection, a file that is not there and WebAssembly that may not run from the rest. */
function classifyFailure(error: unknown): keyof Reasons['reasons'] {
  const { name, message } = error instanceof Error ? error : new Error();
  if (!navigator.onLine || message.startsWith('fetch ')) return 'offline';
  if (name === 'TypeError' && /fetch|network|load/i.test(message)) return 'offline';
  if (/WebAssembly|WASM/.test(message)) return 'blocked';
  return /\b404\b/.test(message) ? 'missing' : 'broken';
}
