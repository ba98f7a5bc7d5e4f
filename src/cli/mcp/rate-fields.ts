import { z } from 'zod';
import type { BaseRate } from '../../core/recall/recall.ts';

const cases = z.int().min(0);

/** How cases ended, as two tools tell it. */
export const rateFields = {
  decided: cases.describe('Cases that were decided.'),
  outcomes: z.object({ true: cases, false: cases, benign: cases, attempt: cases, open: cases }),
  false_share: z
    .object({ percent: z.number(), low: z.number(), high: z.number() })
    .optional()
    .describe('The share of false alerts with its 95 % interval, in percent; from five decided cases on.'),
};

export function describeTally({
  decided,
  tally,
  shares,
}: Pick<BaseRate, 'decided' | 'tally' | 'shares'>): z.input<z.ZodObject<typeof rateFields>> {
  const { percent } = shares.false;
  return {
    decided,
    outcomes: tally,
    false_share: percent && { percent: percent.share, low: percent.low, high: percent.high },
  };
}
