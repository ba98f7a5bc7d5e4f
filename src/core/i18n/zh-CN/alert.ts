import { zhCnRecall } from './recall.ts';
import { zhCnTriage } from './triage.ts';

/** What is said of an alert that the archive is asked about, without the words of other pages. */
export const zhCnAlert = { triage: zhCnTriage, recall: zhCnRecall };
