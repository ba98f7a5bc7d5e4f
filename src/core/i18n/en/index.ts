import { enCite } from './cite.ts';
import { enDev } from './dev.ts';
import { enFind } from './find.ts';
import { enIndicators } from './indicators.ts';
import { enInsights } from './insights.ts';
import { enLabels } from './labels.ts';
import { enLessons } from './lessons.ts';
import { enFilter } from './list.ts';
import { enNewReport } from './new-report.ts';
import { enPages } from './pages.ts';
import { enQuery } from './query.ts';
import { enReport } from './report.ts';
import { enReview } from './review.ts';

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
