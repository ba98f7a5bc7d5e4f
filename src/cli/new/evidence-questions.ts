import { extractIndicators } from '../../core/indicators/extract.ts';
import { defang } from '../../core/indicators/defang.ts';
import type { DraftIndicator } from '../../core/draft/draft.ts';
import { printable } from '../io.ts';
import type { Terminal } from '../io.ts';
import { extractDraftIndicators, mergeIndicators } from './choices.ts';
import type { Choices, Given } from './choices.ts';
import { askForLines } from './paste-prompt.ts';
import { suggestPrecedents } from './precedents.ts';
import { BROKEN_OFF } from './prompts.ts';
import type { Prompts } from './prompts.ts';
import { readRawText } from './raw-text.ts';
import type { Scene } from './scene.ts';

type Asking = { prompts: Prompts; terminal: Terminal };
type Evidence = Pick<Choices, 'indicators' | 'paste' | 'related'>;

/** Asks for the raw alert, the indicators in it, and which earlier reports the new one is related to. */
export async function askForEvidence(given: Given, scene: Scene, asking: Asking): Promise<Evidence> {
  const paste =
    given.paste ?? (given.indicators === undefined ? await askForPaste(scene, asking) : undefined);
  const confirmed = paste === undefined ? [] : await confirmIndicators(paste, asking);
  const typed = given.indicators ?? (await askForMore(confirmed, asking));
  const indicators = mergeIndicators(confirmed, typed);
  const related = given.related ?? (await askForRelated(indicators, scene, asking));
  return { indicators, related, ...(paste === undefined ? {} : { paste }) };
}

async function askForPaste(scene: Scene, { prompts, terminal }: Asking): Promise<string | undefined> {
  const way = await prompts.one(
    'Is there an alert or a log to keep with it?',
    [
      { value: 'paste', label: 'Paste it here' },
      { value: 'file', label: 'Read it from a file' },
      { value: 'none', label: 'No' },
    ],
    'paste',
  );
  if (way === 'none') return undefined;
  if (way === 'file') return readRawText(await prompts.text('Which file?'), scene.io);
  prompts.say(
    'Paste the text, then press Enter and Ctrl-D, or end it with a line that holds a single point.',
  );
  const lines = await askForLines(terminal);
  if (lines === undefined) throw BROKEN_OFF;
  return lines.trim() === '' ? undefined : lines;
}

/** What was found in the text, each to be kept or not; addresses of our own network are not kept by themselves. */
async function confirmIndicators(paste: string, { prompts }: Asking): Promise<DraftIndicator[]> {
  const { shared, own } = extractDraftIndicators(paste);
  const all = [...shared, ...own];
  if (all.length === 0) {
    prompts.say('No indicators were found in the text.');
    return [];
  }
  const choices = all.map((indicator, index) => ({
    value: String(index),
    label: printable(defang(indicator.value)),
    hint: index < shared.length ? indicator.type : `${indicator.type}, private`,
  }));
  const usual = shared.map((_, index) => String(index));
  const kept = new Set(
    await prompts.many('Which of these are indicators of the incident?', choices, { initial: usual }),
  );
  return all.filter((_, index) => kept.has(String(index)));
}

async function askForMore(known: readonly DraftIndicator[], { prompts }: Asking): Promise<DraftIndicator[]> {
  const answer = await prompts.text(
    known.length === 0
      ? 'Which indicators does it name? Leave it empty when there are none.'
      : 'Are there further indicators? Leave it empty when there are none.',
    {
      placeholder: '203.0.113.7, login[.]example[.]net, a hash',
      check: (text) =>
        text.trim() === '' || extractIndicators(text).length > 0
          ? undefined
          : 'No address, domain, hash or file name is recognised in this. Correct it, or leave it empty.',
    },
  );
  return extractIndicators(answer).map(({ type, value }) => ({ type, value }));
}

async function askForRelated(
  indicators: readonly DraftIndicator[],
  { archive }: Scene,
  { prompts }: Asking,
): Promise<string[]> {
  const precedents = suggestPrecedents(archive.reports, indicators);
  if (precedents.length === 0) return [];
  const choices = precedents.map(({ id, title, reason }) => ({
    value: id,
    label: printable(`${id}  ${title}`),
    hint: printable(reason),
  }));
  return prompts.many('Earlier reports saw these. Which is the new one related to?', choices);
}
