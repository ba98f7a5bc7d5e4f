import Fuse from 'fuse.js';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { SEVERITIES, type Language, type Severity } from '../../../schemas/vocabulary.ts';
import type { AlertSource, DraftIndicator } from '../../core/draft/draft.ts';
import type { Template } from '../../core/draft/template.ts';
import { asWritten, type Say } from '../../core/i18n/say.ts';
import { getWords } from '../../core/i18n/words.ts';
import { defang } from '../../core/indicators/defang.ts';
import { knownFields } from '../../core/model/values.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Terminal } from '../io.ts';
import { createPrompts, type Prompts } from '../prompts.ts';
import { printable } from '../wording.ts';
import {
  currentTime,
  extractDraftIndicators,
  findTemplate,
  likelyLanguage,
  mergeIndicators,
  templatesFor,
  textOf,
  usualTags,
  type Choices,
  type Given,
  type Scene,
} from './choices.ts';
import { askForOwnFields } from './own-fields.ts';
import { readRawText } from './raw-text.ts';
import { suggestPrecedents } from './summary.ts';
import {
  readDetected,
  readIndicators,
  readService,
  readSource,
  readTitle,
  type ReadValue,
} from './values.ts';

/** Asks for everything that the flags leave open. Rejects when the person breaks off. */
export async function askForChoices(given: Given, scene: Scene, terminal: Terminal): Promise<Choices> {
  const prompts = createPrompts(terminal, scene.io.say);
  const asked: Asked = { ...scene, prompts };
  const title =
    given.title ??
    (await askForValue(prompts, {
      message: 'What happened? One line, the title of the report.',
      placeholder: 'Build host called a C2 server by one feed',
      read: readTitle,
    }));
  const lang = given.lang ?? (await askForLanguage({ ...given, title }, asked));
  const template =
    given.templateName === undefined
      ? await askForTemplate(lang, asked)
      : findTemplate(given.templateName, lang, scene);
  const severity = given.severity ?? (await askForSeverity(template, lang, prompts));
  const detected = given.detected ?? (await askForDetected(asked));
  const tags = given.tags ?? (await askForTags(template, lang, asked));
  const evidence = await askForEvidence({ ...given, title }, asked);
  const sources = given.sources ?? (await askForSources(evidence.indicators, asked));
  const own = await askForOwnFields(given, asked);
  const service = given.service ?? (await askForService(asked));
  const { templateName: _, ...rest } = given;
  const decided = { title, lang, template, severity, detected, tags, ...evidence };
  return knownFields({ ...rest, ...decided, own, sources, service });
}

/** Asks what comes next, once the report is written. */
export function askWhatNext(terminal: Terminal, say: Say): Promise<'editor' | 'preview' | 'nothing'> {
  return createPrompts(terminal, say).one(
    'What next?',
    [
      { value: 'editor', label: 'Open it in the editor' },
      { value: 'preview', label: 'Show it on the site', hint: 'starts npx --no precedent-kb dev' },
      { value: 'nothing', label: 'Nothing' },
    ],
    'editor',
  );
}

/** What the questions are about, and how they are put. */
type Asked = Scene & { prompts: Prompts };

type Question<Value> = {
  message: string;
  placeholder: string;
  read: (text: string) => ReadValue<Value>;
  /** What an empty answer stands for; it is read like any other when absent. */
  empty?: { value: Value };
};

/** Asks until the answer can be read, and says each time what is wrong with it. */
export async function askForValue<Value>(
  prompts: Prompts,
  { message, placeholder, read, empty }: Question<Value>,
): Promise<Value> {
  const readAnswer = (text: string): ReadValue<Value> =>
    text.trim() === '' && empty !== undefined ? empty : read(text);
  const check = (text: string): string | undefined => {
    const found = readAnswer(text);
    return 'fault' in found ? found.fault : undefined;
  };
  const found = readAnswer(await prompts.text(message, { placeholder, check }));
  if ('fault' in found) throw new Error(found.fault);
  return found.value;
}

function askForLanguage(given: Given, asked: Asked): Promise<Language> {
  return asked.prompts.one(
    'Which language is it written in?',
    [
      { value: 'en', label: 'English' },
      { value: 'zh-CN', label: '中文' },
    ],
    likelyLanguage(given, asked),
  );
}

async function askForTemplate(lang: Language, asked: Asked): Promise<Template> {
  return asked.prompts.one(
    'Which template?',
    templatesFor(asked, lang).map((template) => ({
      value: template,
      label: asWritten(template.lang === lang ? template.title : `${template.title} (${template.lang})`),
      hint: asWritten(template.description),
    })),
    findTemplate(undefined, lang, asked),
  );
}

function askForSeverity({ severity }: Template, lang: Language, prompts: Prompts): Promise<Severity> {
  const { labels } = getWords(lang);
  return prompts.one(
    'How severe is it, as far as you know?',
    SEVERITIES.map((value) => ({ value, label: labels.severity[value] })),
    severity,
  );
}

function askForDetected(asked: Asked): Promise<string> {
  return askForValue(asked.prompts, {
    message: `When was it first noticed? Times are in the zone ${asked.settings.timeZone}.`,
    placeholder: 'now, 40 min ago, yesterday 14:00, 昨天 14:00, 2026-11-20 09:10, 2026-11, unknown',
    read: (text) => readDetected(text, asked),
    empty: { value: currentTime(asked) },
  });
}

async function askForTags(template: Template, lang: Language, asked: Asked): Promise<string[]> {
  const { tags } = asked.archive;
  if (Object.keys(tags).length === 0) return [];
  const usual = usualTags(template, asked);
  const usable = Object.entries(tags).filter(([, { retired }]) => retired !== true);
  const choices = usable.map(([id, { label, description }]) => ({
    value: id,
    label: asWritten(label[lang] ?? label.en),
    hint: asWritten(description?.[lang] ?? description?.en ?? ''),
    isUsual: usual.includes(id),
  }));
  return asked.prompts.many('Which tags fit?', choices, createTagSearch(tags));
}

/** Finds tags by their ids, labels and other words in both languages, small slips included. */
function createTagSearch(vocabulary: TagVocabulary): (typed: string) => ReadonlySet<string> {
  const tags = Object.entries(vocabulary).map(([id, { label, aliases, description }]) => ({
    id,
    names: [id, ...Object.values(label), ...aliases],
    description: Object.values(description ?? {}),
  }));
  const fuse = new Fuse(tags, {
    keys: [
      { name: 'names', weight: 3 },
      { name: 'description', weight: 1 },
    ],
    threshold: 0.3,
    ignoreLocation: true,
  });
  return (typed) => new Set(fuse.search(typed).map(({ item }) => item.id));
}

type Evidence = Pick<Choices, 'indicators' | 'paste' | 'related'>;

/** Asks for the raw alert, the indicators in it, and which earlier reports the new one is related to. */
async function askForEvidence(given: Given, asked: Asked): Promise<Evidence> {
  const { prompts } = asked;
  const paste = given.paste ?? (given.indicators === undefined ? await askForPaste(asked) : undefined);
  const confirmed = paste === undefined ? [] : await confirmIndicators(paste, prompts);
  const typed = given.indicators ?? (await askForMore(confirmed, prompts));
  const indicators = mergeIndicators(confirmed, typed);
  const known = { text: textOf(knownFields({ title: given.title, paste })), indicators };
  const related = given.related ?? (await askForRelated(known, asked));
  return knownFields({ indicators, related, paste });
}

async function askForPaste(asked: Asked): Promise<string | undefined> {
  const { prompts } = asked;
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
  if (way === 'file') return askForFile(asked);
  prompts.say(
    'Paste the text, then press Enter and Ctrl-D, or end it with a line that holds a single full stop.',
  );
  const lines = await prompts.lines();
  return lines.trim() === '' ? undefined : lines;
}

/** The text of a file; asks again while it cannot be read, so that no answer is lost. */
async function askForFile({ io, prompts }: Asked): Promise<string | undefined> {
  for (;;) {
    const name = (await prompts.text('Which file? Leave it empty when there is none.')).trim();
    if (name === '') return undefined;
    try {
      return await readRawText(name, io);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      prompts.say(error.message);
    }
  }
}

/** What was found in the text, each to be kept or not; addresses of our own network are not kept by themselves. */
async function confirmIndicators(paste: string, prompts: Prompts): Promise<DraftIndicator[]> {
  const { shared, own, doubtful } = extractDraftIndicators(paste);
  const toChoice = (value: DraftIndicator, doubt?: string) => ({
    value,
    label: asWritten(printable(defang(value.value))),
    hint: doubt === undefined ? value.type : `${value.type}, ${doubt}`,
    isUsual: doubt === undefined,
  });
  const choices = [
    ...shared.map((one) => toChoice(one)),
    ...own.map((one) => toChoice(one, 'private')),
    ...doubtful.map((one) => toChoice(one, 'may be something else')),
  ];
  if (choices.length > 0) return prompts.many('Which of these are indicators of the incident?', choices);
  prompts.say('No indicators were found in the text.');
  return [];
}

function askForMore(known: readonly DraftIndicator[], prompts: Prompts): Promise<DraftIndicator[]> {
  const question = known.length === 0 ? 'Which indicators does it name?' : 'Are there further indicators?';
  return askForValue(prompts, {
    message: `${question} Leave it empty when there are none.`,
    placeholder: '203.0.113.7, login[.]example[.]net, a hash',
    read: readIndicators,
    empty: { value: [] },
  });
}

async function askForRelated(
  known: Parameters<typeof suggestPrecedents>[0],
  asked: Asked,
): Promise<string[]> {
  const { prompts } = asked;
  const precedents = await suggestPrecedents(known, asked);
  const choices = precedents.map(({ id, title, reason }) => ({
    value: id,
    label: asWritten(printable(`${id}  ${title}`)),
    hint: asWritten(printable(reason)),
  }));
  if (choices.length === 0) return [];
  return prompts.many('Earlier reports are like it. Which is the new one related to?', choices);
}

type Said = { source?: AlertSource; isKindSaid: boolean };

/** Only where the archive has a list of services: else few reports would be about one. */
async function askForService(asked: Asked): Promise<string | undefined> {
  if (Object.keys(asked.archive.things?.services ?? {}).length === 0) return undefined;
  return askForValue<string | undefined>(asked.prompts, {
    message: 'Which service is it about? Leave it empty when it is about none.',
    placeholder: 'a name of services.yml, in any language',
    read: (text) => readService(text, asked),
    empty: { value: undefined },
  });
}

async function askForSources(indicators: readonly DraftIndicator[], asked: Asked): Promise<AlertSource[]> {
  const { prompts } = asked;
  const { source, isKindSaid } = await askForValue<Said>(prompts, {
    message: 'What raised it? Leave it empty when nothing did.',
    placeholder: 'name of the intel source, tool or rule',
    read: (text) => {
      const found = readSource(text, asked);
      return 'fault' in found ? found : { value: { source: found.value, isKindSaid: text.includes('=') } };
    },
    empty: { value: { isKindSaid: false } },
  });
  if (source === undefined) return [];
  if (source.kind !== 'detection' || indicators.length === 0 || isKindSaid) return [source];
  const kind = await prompts.one(
    `What is ${asWritten(source.name)}?`,
    [
      { value: 'detection', label: 'A detection of ours', hint: 'SIEM rule, EDR, monitoring, a person' },
      { value: 'intel', label: 'An intel source', hint: 'it labels an address, a domain or a file' },
    ],
    'detection',
  );
  return [{ kind, name: source.name }];
}
