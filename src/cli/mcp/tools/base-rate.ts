import { z } from 'zod';
import { createDirectories } from '../../../core/language/things.ts';
import { wordsOf } from '../../../core/i18n/archive-words.ts';
import { nearestWord } from '../../../core/model/nearest.ts';
import { UserError } from '../../../core/model/user-error.ts';
import type { KnownNames } from '../../../core/recall/files.ts';
import { rateKey } from '../../../core/recall/rates.ts';
import { rate } from '../../../core/recall/recall.ts';
import { tellRateOf } from '../../../core/recall/tell.ts';
import { openSources } from '../../recall/sources.ts';
import { quotation } from '../quotation.ts';
import { rateFields, describeTally } from '../rate-fields.ts';
import { defineTool } from '../tool.ts';

const KINDS = ['source', 'label', 'claim', 'signature', 'kind'] as const;

/** Names that are alike and that the archive knows; those of an asset's kind are a closed list. */
const KNOWN: Partial<Record<(typeof KINDS)[number], Exclude<keyof KnownNames, 'aliases'>>> = {
  source: 'sources',
  claim: 'sources',
  label: 'labels',
  signature: 'signatures',
};

export const baseRateTool = defineTool({
  name: 'base_rate',
  description:
    'Says how often alerts of one source, label, signature or kind of host were right: counts always, a share from five decided cases on.',
  input: z.strictObject({
    kind: z.enum(KINDS).describe('What the rate is about; `claim` is a label by one source.'),
    name: z.string().min(1).max(300).describe('The source, label, signature or kind of host.'),
    label: z.string().min(1).max(300).optional().describe('Of a `claim`: the label that the source gave.'),
  }),
  output: z.object({
    about: quotation.describe('What was asked for.'),
    ...rateFields,
    newest: z.array(z.string()).describe('Ids of the newest of these reports.'),
    nearest: quotation
      .describe('A name that the archive knows, when it knows no case of this one.')
      .optional(),
  }),
  answer: async ({ kind, name: written, label }, { io, open }) => {
    if ((kind === 'claim') !== (label !== undefined))
      throw new UserError(
        kind === 'claim' ? 'A `claim` has no `label`.' : `A \`${kind}\` has no label of its own.`,
        kind === 'claim'
          ? 'Write the label that the source gave.'
          : 'Leave out `label`, or write `claim` as the `kind`.',
      );
    const project = await open();
    const { language } = project.settings;
    const things = createDirectories(project.archive.things ?? {}, language).sources;
    const isSource = kind === 'source' || kind === 'claim';
    const name = (isSource ? things.find(written)?.label : undefined) ?? written;
    const sources = openSources(project, { text: false }, io);
    const rated = await sources.rated(rateKey(kind, name, label));
    const known = KNOWN[kind];
    const nearest =
      rated !== undefined || known === undefined
        ? undefined
        : nearestWord(name, (await sources.names())[known]);
    const told = rate(rated?.tally ?? { true: 0, false: 0, benign: 0, attempt: 0, open: 0 });
    const asked = { kind, name, ...(label === undefined ? {} : { label }), ...told };
    return {
      about: { text: tellRateOf(asked, { words: wordsOf(project.settings), language }) },
      ...describeTally(told),
      newest: rated?.newest ?? [],
      nearest: nearest === undefined ? undefined : { text: nearest },
    };
  },
});
