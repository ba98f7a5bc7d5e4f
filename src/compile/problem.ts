import type { Level, Range } from '../core/model/report.ts';

/** What is wrong in one file, before the file is known; an error unless it says otherwise. */
export type Problem = { rule: string; level?: Level; message: string; hint: string; range?: Range };
