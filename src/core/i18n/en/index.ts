import { enAnswer } from './answer.ts';
import { enFind } from './find.ts';
import { enImported } from './imported.ts';
import { enIndicators } from './indicators.ts';
import { enInsights } from './insights.ts';
import { enLabels } from './labels.ts';
import { enLessons } from './lessons.ts';
import { enNewReport } from './new-report.ts';
import { enPages } from './pages.ts';
import { enRecall } from './recall.ts';
import { enCite, enReport } from './report.ts';
import { enThings } from './things.ts';
import { enTriage } from './triage.ts';

/** English, the language that the shape of the words comes from. */
export const en = {
  labels: enLabels,
  report: enReport,
  answer: enAnswer,
  cite: enCite,
  imported: enImported,
  indicators: enIndicators,
  insights: enInsights,
  lessons: enLessons,
  newReport: enNewReport,
  recall: enRecall,
  things: enThings,
  triage: enTriage,
  ...enFind,
  ...enPages,
};
