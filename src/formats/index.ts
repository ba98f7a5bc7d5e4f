import type { Format } from './format.ts';
import { postmortem } from './postmortem.ts';
import { veris } from './veris.ts';

/** Every format that can be imported. A new one is a file here and a line in this list. */
export const formats: readonly Format[] = [postmortem, veris];
