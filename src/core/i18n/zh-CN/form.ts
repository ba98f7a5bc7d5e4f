import { zhCnAnswer } from './answer.ts';
import { zhCnDispute } from './dispute.ts';
import { zhCnLabels } from './labels.ts';
import { zhCnNewReport } from './new-report.ts';
import { zhCnLevels, zhCnSite } from './pages.ts';
import { zhCnPictures } from './pictures.ts';
import { zhCnReport } from './report.ts';

/** What the form for reports says, without the words of other pages. */
export const zhCnForm = {
  labels: zhCnLabels,
  report: zhCnReport,
  answer: zhCnAnswer,
  dispute: zhCnDispute,
  newReport: zhCnNewReport,
  pictures: zhCnPictures,
  levels: zhCnLevels,
  site: zhCnSite,
};
