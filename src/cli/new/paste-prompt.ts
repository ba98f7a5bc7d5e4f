import { createInterface } from 'node:readline';
import type { Terminal } from '../io.ts';

/**
 * Lines as they are typed or pasted, tabs and blank lines included, until Ctrl-D or a line with a single point.
 * Undefined when the person breaks off with Ctrl-C.
 */
export function askForLines({ input, output }: Terminal): Promise<string | undefined> {
  const lines: string[] = [];
  const reader = createInterface({ input, output, prompt: '│  ', terminal: true, historySize: 0 });
  return new Promise((resolve) => {
    let isCancelled = false;
    reader.on('line', (line) => {
      if (line === '.') reader.close();
      else {
        lines.push(line);
        reader.prompt();
      }
    });
    reader.on('SIGINT', () => {
      isCancelled = true;
      reader.close();
    });
    reader.on('close', () => {
      output.write('\n');
      resolve(isCancelled ? undefined : lines.join('\n'));
    });
    reader.prompt();
  });
}
