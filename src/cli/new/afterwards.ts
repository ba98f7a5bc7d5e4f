import launchEditor from 'launch-editor';
import type { Io, Terminal } from '../io.ts';
import { createPrompts } from './prompts.ts';

/** Opens a file in the editor that the person prefers, else in one that runs. */
export function openInEditor(path: string, { env, stderr }: Io): void {
  const preferred = env?.['VISUAL'] ?? env?.['EDITOR'];
  launchEditor(path, preferred, () =>
    stderr.write('No editor could be opened. Name yours in the variable EDITOR.\n'),
  );
}

/** Asks what comes next, once the report is written. */
export function askWhatNext(terminal: Terminal): Promise<'editor' | 'preview' | 'nothing'> {
  return createPrompts(terminal).one(
    'What next?',
    [
      { value: 'editor', label: 'Open it in the editor' },
      { value: 'preview', label: 'Show it on the site', hint: 'starts npx precedent dev' },
      { value: 'nothing', label: 'Nothing' },
    ],
    'editor',
  );
}
