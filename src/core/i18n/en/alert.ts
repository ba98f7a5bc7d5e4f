import { enRecall } from './recall.ts';
import { enTriage } from './triage.ts';

/** What is said of an alert that the archive is asked about, without the words of other pages. */
export const enAlert = { triage: enTriage, recall: enRecall };
