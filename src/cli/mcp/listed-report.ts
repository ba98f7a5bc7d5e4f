import { z } from 'zod';
import { RECORD_STATUSES, SEVERITIES, TLP, VERDICTS } from '../../../schemas/vocabulary.ts';
import type { Report } from '../../core/model/report.ts';
import { quotation } from './quotation.ts';
import { statedSeverity } from '../../core/model/imported.ts';

/** A report as it stands in a list. */
export const listedReport = z.object({
  id: z.string(),
  title: quotation.describe('Its title.'),
  detected: z.string().describe('ISO 8601, often partial, or `unknown`.'),
  verdict: z.enum(VERDICTS),
  cause: z.string().optional(),
  severity: z
    .enum(SEVERITIES)
    .optional()
    .describe('Missing where the source of an imported report states none.'),
  record_status: z.enum(RECORD_STATUSES).describe('Do not rest on `superseded` and `withdrawn`.'),
  tlp: z.enum(TLP).describe('With whom it may be shared, by the Traffic Light Protocol.'),
});

export function listReport(report: Report): z.input<typeof listedReport> {
  const { title, times, verdict, record_status, tlp } = report.incident;
  return {
    id: report.id,
    title: { text: title, report },
    detected: times.detected,
    verdict: verdict.value,
    cause: verdict.cause,
    severity: statedSeverity(report),
    record_status,
    tlp,
  };
}
