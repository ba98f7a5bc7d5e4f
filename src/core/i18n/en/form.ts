import { enAnswer } from './answer.ts';
import { enDispute } from './dispute.ts';
import { enLabels } from './labels.ts';
import { enNewReport } from './new-report.ts';
import { enLevels, enSite } from './pages.ts';
import { enPictures } from './pictures.ts';
import { enReport } from './report.ts';

/** What the form for reports says, without the words of other pages. */
export const enForm = {
  labels: enLabels,
  report: enReport,
  answer: enAnswer,
  dispute: enDispute,
  newReport: enNewReport,
  pictures: enPictures,
  levels: enLevels,
  site: enSite,
};
