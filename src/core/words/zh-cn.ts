import type { Words } from './en.ts';
import { zhCnCite } from './zh-cn-cite.ts';
import { zhCnDev } from './zh-cn-dev.ts';
import { zhCnFind } from './zh-cn-find.ts';
import { zhCnIndicators } from './zh-cn-indicators.ts';
import { zhCnInsights } from './zh-cn-insights.ts';
import { zhCnLabels } from './zh-cn-labels.ts';
import { zhCnLessons } from './zh-cn-lessons.ts';
import { zhCnFilter } from './zh-cn-list.ts';
import { zhCnNewReport } from './zh-cn-new-report.ts';
import { zhCnPages } from './zh-cn-pages.ts';
import { zhCnQuery } from './zh-cn-query.ts';
import { zhCnReport } from './zh-cn-report.ts';
import { zhCnReview } from './zh-cn-review.ts';

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
