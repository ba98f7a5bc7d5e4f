import { z } from 'zod';
import { addressCitation } from '../../../core/exports/cite/cited-part.ts';
import { describeCitedPart } from '../../../core/exports/cite/describe.ts';
import { CITATION_FORMATS, formatCitation } from '../../../core/exports/cite/formats.ts';
import { findReport, hasOtherText, takeReference } from '../../named-report.ts';
import { listedReport, listReport } from '../listed-report.ts';
import { takePart } from '../part.ts';
import { quotation, showUntrusted } from '../quotation.ts';
import { defineTool } from '../tool.ts';

export const citeTool = defineTool({
  name: 'cite',
  description: 'Writes the citation of an incident report or of one of its parts, with a permanent address.',
  input: z.strictObject({
    reference: z.string().min(1).max(200).describe('Such as INC-2023-0001 or INC-2023-0001#F2.'),
    format: z.enum(CITATION_FORMATS).default('text'),
  }),
  output: listedReport.extend({
    anchor: z.string().optional(),
    url: z.url().describe('The permanent address.'),
    citation: quotation.describe('The citation.'),
    old_id: z.boolean().describe('Whether the report has another id now.'),
    text_changed: z.boolean().describe('Whether the reference names an earlier text of the report.'),
  }),
  answer: async ({ reference: text, format }, { open }) => {
    const { settings, archive } = await open();
    const reference = takeReference(text);
    const report = findReport(reference.id, archive);
    const anchor = takePart(report, reference);
    const part = describeCitedPart(report, anchor, settings);
    const shown = { ...part, title: showUntrusted(part.title, report) };
    return {
      ...listReport(report),
      anchor,
      url: addressCitation(part),
      citation: { text: formatCitation(shown, format), most: 10_000, isShown: true },
      old_id: reference.id !== report.id,
      text_changed: hasOtherText(report, reference),
    };
  },
});
