import { zhCnAnswer } from './answer.ts';
import { zhCnFind } from './find.ts';
import { zhCnImported } from './imported.ts';
import { zhCnIndicators } from './indicators.ts';
import { zhCnInsights } from './insights.ts';
import { zhCnLabels } from './labels.ts';
import { zhCnLessons } from './lessons.ts';
import { zhCnNewReport } from './new-report.ts';
import { zhCnPages } from './pages.ts';
import { zhCnRecall } from './recall.ts';
import { zhCnCite, zhCnReport } from './report.ts';
import { zhCnThings } from './things.ts';
import { zhCnTriage } from './triage.ts';

/** Simplified Chinese. */
export const zhCn = {
  labels: zhCnLabels,
  report: zhCnReport,
  answer: zhCnAnswer,
  cite: zhCnCite,
  imported: zhCnImported,
  indicators: zhCnIndicators,
  insights: zhCnInsights,
  lessons: zhCnLessons,
  newReport: zhCnNewReport,
  recall: zhCnRecall,
  things: zhCnThings,
  triage: zhCnTriage,
  ...zhCnFind,
  ...zhCnPages,
};
