import { enCite } from './en-cite.ts';
import { enDev } from './en-dev.ts';
import { enFind } from './en-find.ts';
import { enIndicators } from './en-indicators.ts';
import { enInsights } from './en-insights.ts';
import { enLabels } from './en-labels.ts';
import { enLessons } from './en-lessons.ts';
import { enFilter } from './en-list.ts';
import { enNewReport } from './en-new-report.ts';
import { enPages } from './en-pages.ts';
import { enQuery } from './en-query.ts';
import { enReport } from './en-report.ts';
import { enReview } from './en-review.ts';

/** English, the language that the shape of the words comes from. */
export const en = {
  labels: enLabels,
  report: enReport,
  find: enFind,
  cite: enCite,
  dev: enDev,
  indicators: enIndicators,
  insights: enInsights,
  lessons: enLessons,
  newReport: enNewReport,
  filter: enFilter,
  query: enQuery,
  review: enReview,
  ...enPages,
};

export type Words = typeof en;
