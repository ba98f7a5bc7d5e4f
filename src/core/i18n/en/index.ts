import { enAnswer } from './answer.ts';
import { enDispute } from './dispute.ts';
import { enFind } from './find.ts';
import { enImported } from './imported.ts';
import { enIndicators } from './indicators.ts';
import { enInsights } from './insights.ts';
import { enLabels } from './labels.ts';
import { enLessons } from './lessons.ts';
import { enNewReport } from './new-report.ts';
import { enOffline } from './offline.ts';
import { enPages } from './pages.ts';
import { enPictures } from './pictures.ts';
import { enRecall } from './recall.ts';
import { enReference } from './reference.ts';
import { enCite, enReport } from './report.ts';
import { enThings } from './things.ts';
import { enTriage } from './triage.ts';

/** English, the language that the shape of the words comes from. */
export const en = {
  labels: enLabels,
  report: enReport,
  answer: enAnswer,
  cite: enCite,
  dispute: enDispute,
  imported: enImported,
  indicators: enIndicators,
  insights: enInsights,
  lessons: enLessons,
  newReport: enNewReport,
  offline: enOffline,
  pictures: enPictures,
  recall: enRecall,
  reference: enReference,
  things: enThings,
  triage: enTriage,
  ...enFind,
  ...enPages,
};
