import { z } from 'zod';
import {
  ARCHS,
  ASSET_KINDS,
  OS_FAMILIES,
  RECORD_STATUSES,
  TLP,
  VERDICTS,
} from '../../../../schemas/vocabulary.ts';
import { wordsOf } from '../../../core/i18n/archive-words.ts';
import { parseNetwork } from '../../../core/indicators/addresses.ts';
import { UserError } from '../../../core/model/user-error.ts';
import { knownFields } from '../../../core/model/values.ts';
import { readFieldDate } from '../../../core/recall/alert-dates.ts';
import type { RecalledCase } from '../../../core/recall/precedents.ts';
import { readAlert } from '../../../core/recall/read-alert.ts';
import { recall, type RecallAnswer } from '../../../core/recall/recall.ts';
import {
  tellCheck,
  tellContradiction,
  tellRateOf,
  tellReason,
  tellUnknown,
  tellValue,
  type Telling,
} from '../../../core/recall/tell.ts';
import { compareDates } from '../../../core/time/times.ts';
import { readLedger } from '../../recall/input.ts';
import { MOST_VALUES, openSources } from '../../recall/sources.ts';
import { quotation, type Untrusted } from '../quotation.ts';
import { describeTally, rateFields } from '../rate-fields.ts';
import { defineTool } from '../tool.ts';

const values = z.array(z.string().max(2000)).max(100).default([]);

const input = z.strictObject({
  alert: z.string().min(1).max(200_000).describe('The alert, log, mail, ticket or diff, as it came.'),
  os: z.enum(OS_FAMILIES).optional().describe('What the host runs.'),
  arch: z.enum(ARCHS).optional().describe('The processor of the host.'),
  kind: z.enum(ASSET_KINDS).optional().describe('What the host is.'),
  address: z.string().max(100).optional().describe('The address that is ours, if the alert names several.'),
  held_since: z.string().max(40).optional().describe('Since when it has been ours, such as 2022-10-22.'),
  held_until: z.string().max(40).optional().describe('Until when it was ours.'),
  count: values.describe('Values that count though they look like noise.'),
  ignore: values.describe('Values that do not count.'),
});

const precedent = z.object({
  id: z.string(),
  title: quotation.describe('Its title.'),
  match: z.enum(['strong', 'likely', 'weak']),
  verdict: z.enum(VERDICTS),
  cause: z.string().optional(),
  record_status: z.enum(RECORD_STATUSES).describe('Do not rest on `superseded` and `withdrawn`.'),
  tlp: z.enum(TLP).describe('With whom it may be shared, by the Traffic Light Protocol.'),
  citation: z.string().describe('What to hand to `cite`.'),
  reasons: quotation.describe('Why it is a precedent.'),
  because: quotation.describe('Why its verdict is so.').optional(),
});

const output = z.object({
  nothing: z.boolean().describe('Whether nothing speaks for or against the alert; that is no verdict.'),
  reports: z.int().describe('Reports that were asked.'),
  counted: quotation.describe('Values of the alert that were looked up, one a line.').optional(),
  set_aside: quotation.describe('Values that say nothing of one alert; `count` counts them.').optional(),
  contradictions: z
    .array(
      z.object({
        kind: z.string(),
        certainty: z.enum(['certain', 'possible']),
        sentence: quotation.describe('What speaks against the alert.'),
      }),
    )
    .describe('What speaks against the alert.'),
  checks: z.array(
    z.object({
      what: quotation.describe('What would settle it.'),
      why: quotation.describe('Where that comes from.').optional(),
      minutes: z.number().optional(),
    }),
  ),
  precedents: z.array(precedent),
  weaker: z.array(precedent),
  rates: z.array(z.object({ about: quotation.describe('What the rate is about.'), ...rateFields })),
  unknown: z.array(quotation.describe('What is not known, and so was not compared.')),
  text_failed: z.boolean().describe('Whether similar texts could not be looked for.'),
});

export const recallTool = defineTool({
  name: 'recall',
  description:
    'Compares an alert with the archive: what speaks against it, the cheapest checks, precedents, base rates. It suggests and never decides.',
  input,
  output,
  answer: async (given, { io, open }) => {
    const asset = readAsset(given);
    if (given.alert.trim() === '') throw new UserError('The alert is empty.', 'Give the text of the alert.');
    const project = await open();
    const { incidents, language } = project.settings;
    const sources = openSources(project, { text: true }, io);
    const answer = await recall(
      {
        alert: readAlert(given.alert, await sources.names()),
        asset,
        inventory: readLedger(undefined, incidents, io),
        count: given.count,
        ignore: given.ignore,
        most: MOST_VALUES,
        now: io.now().toISOString(),
      },
      sources,
    );
    return describe(answer, { words: wordsOf(project.settings), language });
  },
});

function readAsset({ os, arch, kind, address: addr, held_since, held_until }: z.output<typeof input>) {
  if (addr !== undefined && (parseNetwork(addr) === undefined || addr.includes('/')))
    throw new UserError(
      `\`${addr}\` is not a value of \`address\`.`,
      'Write an address, such as 203.0.113.7 or 2001:db8::7.',
    );
  const heldFrom = readDate('held_since', held_since);
  const heldUntil = readDate('held_until', held_until);
  if (heldFrom !== undefined && heldUntil !== undefined && compareDates(heldUntil, heldFrom) === 'before')
    throw new UserError(
      `The address cannot be ours until \`${heldUntil}\` when it was not before \`${heldFrom}\`.`,
      'Exchange `held_since` and `held_until`, or correct one of them.',
    );
  return knownFields({ os, arch, kind, addr, heldFrom, heldUntil });
}

function readDate(name: string, text: string | undefined): string | undefined {
  const date = text === undefined ? undefined : readFieldDate(text);
  if (text !== undefined && date === undefined)
    throw new UserError(
      `\`${text}\` is not a value of \`${name}\`.`,
      'Write a date, such as 2022-10-22 or 2022-10.',
    );
  return date;
}

function describe(answer: RecallAnswer, telling: Telling): z.input<typeof output> {
  const { asset, compared, checks, precedents, weaker, rates, reports, isNothing, failure } = answer;
  const [counted, aside] = [true, false].map((isCounted) =>
    answer.values.filter(({ standing }) => (standing === 'counts') === isCounted),
  );
  return {
    nothing: isNothing,
    reports,
    counted: listValues(counted, telling),
    set_aside: listValues(aside, telling),
    contradictions: compared.contradictions.map((found) => ({
      kind: found.kind,
      certainty: found.certainty,
      sentence: { text: tellContradiction(found, asset, telling) },
    })),
    checks: checks.map((check) => {
      const { what, why } = tellCheck(check, telling);
      return {
        what: { text: what },
        why: why === undefined ? undefined : { text: why },
        minutes: check.minutes,
      };
    }),
    precedents: precedents.map((one) => describeCase(one, telling)),
    weaker: weaker.map((one) => describeCase(one, telling)),
    rates: rates.map((rate) => ({ about: { text: tellRateOf(rate, telling) }, ...describeTally(rate) })),
    unknown: tellUnknown(compared, asset, telling).map((text) => ({ text })),
    text_failed: failure !== undefined,
  };
}

/** At most so many values are told. */
const MOST_TOLD = 50;

function listValues(values: RecallAnswer['values'] = [], telling: Telling): Untrusted | undefined {
  if (values.length === 0) return undefined;
  const lines = values.slice(0, MOST_TOLD).map((value) => tellValue(value, telling));
  return { text: [...lines, ...(values.length > MOST_TOLD ? ['…'] : [])].join('\n'), most: 10_000 };
}

function describeCase({ record, reasons, match }: RecalledCase, telling: Telling): z.input<typeof precedent> {
  const { id, title, verdict, cause, record: record_status, tlp, deciding, because } = record;
  return {
    id,
    title: { text: title },
    match,
    verdict,
    cause,
    record_status,
    tlp,
    citation: deciding === undefined ? id : `${id}#${deciding.anchor}`,
    reasons: { text: reasons.map((reason) => tellReason(reason, telling)).join('\n') },
    because: because === undefined ? undefined : { text: because },
  };
}
