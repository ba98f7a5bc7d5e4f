import { zhCnAnswer } from './answer.ts';
import { zhCnDispute } from './dispute.ts';
import { zhCnFind } from './find.ts';
import { zhCnImported } from './imported.ts';
import { zhCnIndicators } from './indicators.ts';
import { zhCnInsights } from './insights.ts';
import { zhCnLabels } from './labels.ts';
import { zhCnLessons } from './lessons.ts';
import { zhCnNewReport } from './new-report.ts';
import { zhCnOffline } from './offline.ts';
import { zhCnPages } from './pages.ts';
import { zhCnPictures } from './pictures.ts';
import { zhCnRecall } from './recall.ts';
import { zhCnReference } from './reference.ts';
import { zhCnCite, zhCnReport } from './report.ts';
import { zhCnThings } from './things.ts';
import { zhCnTriage } from './triage.ts';

/** Simplified Chinese. */
export const zhCn = {
  labels: zhCnLabels,
  report: zhCnReport,
  answer: zhCnAnswer,
  cite: zhCnCite,
  dispute: zhCnDispute,
  imported: zhCnImported,
  indicators: zhCnIndicators,
  insights: zhCnInsights,
  lessons: zhCnLessons,
  newReport: zhCnNewReport,
  offline: zhCnOffline,
  pictures: zhCnPictures,
  recall: zhCnRecall,
  reference: zhCnReference,
  things: zhCnThings,
  triage: zhCnTriage,
  ...zhCnFind,
  ...zhCnPages,
};
