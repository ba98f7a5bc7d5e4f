import { parentPort, workerData } from 'node:worker_threads';
import { compileFile } from './compile.ts';
import type { CompileInput } from './compile.ts';

/** Compiles the files that the main thread names, and answers with a line of JSON for each. */
const input = workerData as CompileInput;

parentPort?.on('message', (files: readonly string[]) => {
  parentPort?.postMessage(files.map((file) => JSON.stringify(compileFile(input, file))));
});
