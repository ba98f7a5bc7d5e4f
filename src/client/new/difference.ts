import { create } from '../dom.ts';

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
