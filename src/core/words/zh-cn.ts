import type { Words } from './en.ts';
import { zhCnCite } from './zh-cn-cite.ts';
import { zhCnFind } from './zh-cn-find.ts';
import { zhCnLabels } from './zh-cn-labels.ts';
import { zhCnPages } from './zh-cn-pages.ts';
import { zhCnReport } from './zh-cn-report.ts';

/** Simplified Chinese. */
export const zhCn: Words = {
  labels: zhCnLabels,
  report: zhCnReport,
  find: zhCnFind,
  cite: zhCnCite,
  ...zhCnPages,
};
