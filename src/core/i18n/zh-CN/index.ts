import type { Words } from '../en/index.ts';
import { zhCnCite } from './cite.ts';
import { zhCnDev } from './dev.ts';
import { zhCnFind } from './find.ts';
import { zhCnIndicators } from './indicators.ts';
import { zhCnInsights } from './insights.ts';
import { zhCnLabels } from './labels.ts';
import { zhCnLessons } from './lessons.ts';
import { zhCnFilter } from './list.ts';
import { zhCnNewReport } from './new-report.ts';
import { zhCnPages } from './pages.ts';
import { zhCnQuery } from './query.ts';
import { zhCnReport } from './report.ts';
import { zhCnReview } from './review.ts';

/** Simplified Chinese. */
export const zhCn: Words = {
  labels: zhCnLabels,
  report: zhCnReport,
  find: zhCnFind,
  cite: zhCnCite,
  dev: zhCnDev,
  indicators: zhCnIndicators,
  insights: zhCnInsights,
  lessons: zhCnLessons,
  newReport: zhCnNewReport,
  filter: zhCnFilter,
  query: zhCnQuery,
  review: zhCnReview,
  ...zhCnPages,
};
