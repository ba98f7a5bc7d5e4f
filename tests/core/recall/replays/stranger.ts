import type { Replay } from './samples.ts';

/** An alert as somebody wrote it who has never seen the archive, and what it is. */
export type Stranger = Replay & { kind: string };

/** The kinds in which strangers write; of each report there is one of each. */
export const chat = 'a chat in Chinese';
export const mail = 'a mail with what it answers';
export const ticket = 'a ticket';
export const log = 'lines of a log';
export const json = 'nested JSON of no known product';
export const phone = 'a sentence typed on a phone';
