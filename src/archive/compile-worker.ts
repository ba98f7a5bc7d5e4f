import { parentPort, workerData } from 'node:worker_threads';
import { compileFile, type CompileInput } from './compile.ts';

/** Compiles the files that the main thread names, and answers with a line of JSON for each. */
const input = workerData as CompileInput;

parentPort?.on('message', (files: readonly string[]) => void answer(files));

async function answer(files: readonly string[]): Promise<void> {
  const lines: string[] = [];
  for (const file of files) lines.push(JSON.stringify(await compileFile(input, file)));
  parentPort?.postMessage(lines);
}
