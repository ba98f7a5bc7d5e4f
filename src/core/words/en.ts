import { enCite } from './en-cite.ts';
import { enFind } from './en-find.ts';
import { enLabels } from './en-labels.ts';
import { enPages } from './en-pages.ts';
import { enReport } from './en-report.ts';

/** English, the language that the shape of the words comes from. */
export const en = { labels: enLabels, report: enReport, find: enFind, cite: enCite, ...enPages };

export type Words = typeof en;
