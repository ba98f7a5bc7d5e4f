import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import type { OwnPage } from '../../archive/own-pages.ts';
import { createDefanger } from '../../core/indicators/defanger.ts';
import { cutWords } from '../../core/language/cut-words.ts';
import { listedThings } from '../../core/language/things.ts';
import { createWordGroups, type WordGroups } from '../../core/language/word-groups.ts';
import { answerTexts, textOfHtml, type Report } from '../../core/model/report.ts';
import { namesOfTag } from '../../core/model/tags.ts';
import { listTranslations } from '../../core/model/translation.ts';
import type { PageHead } from '../../core/search/prose/pages.ts';
import type { ProsePart, ProseReport } from '../../core/search/prose/prose-index.ts';
import { groupToken, listTokens } from '../../core/search/prose/tokens.ts';
import { createSimplifier } from '../../core/search/prose/variants.ts';
import { detectedDay } from '../../core/time/times.ts';
import { VARIANTS } from './variants.ts';

/** What a word counts by where it stands. */
const WEIGHTS = { title: 8, summary: 4, tags: 3, heading: 1.5, body: 1 };

/** The length of a body, in words, that counts its words fully. */
const USUAL_LENGTH = 400;

/** Longer tokens are encoded data, not words. */
const MAX_WORD = 32;
const MAX_NAME = 64;

/**
 * A report as the engine reads it: each of its words, and each group of words that it names, once, in the order of how
 * much they tell of it, and Chinese in simplified characters. Its texts are shown from files of our own.
 */
export function writeRecord(report: Report, tags: TagVocabulary, groups: WordGroups): string {
  const { incident, intro, sections, footnotes } = report;
  const { add, list } = weighWords(groups);
  add(incident.title, WEIGHTS.title);
  add(incident.summary ?? '', WEIGHTS.summary);
  for (const { title, summary = '' } of listTranslations(incident.translations)) {
    add(title, WEIGHTS.title);
    add(summary, WEIGHTS.summary);
  }
  for (const text of answerTexts(incident)) add(text, WEIGHTS.summary);
  for (const tag of incident.tags) for (const name of namesOfTag(tag, tags)) add(name, WEIGHTS.tags);
  for (const { names } of listedThings(report)) for (const name of names) add(name, WEIGHTS.tags);
  const parts = sections.flatMap((section) => [section, ...section.parts]);
  const body = [textOfHtml(intro), ...parts.map(({ text }) => text), textOfHtml(footnotes)].join('\n');
  for (const { title } of parts) add(title, WEIGHTS.heading);
  add(body, weightOfBody(body));
  return list();
}

/** A page of the team as the search reads it, and what is shown of it. */
type PageRecord = { head: PageHead; parts: ProsePart[] };

/** The pages of a team, whose words are kept as `writeRecord` keeps those of a report. */
export function recordOwnPages(
  pages: readonly OwnPage[],
  { language, tags }: { language: Language; tags: TagVocabulary },
): PageRecord[] {
  if (pages.length === 0) return [];
  const groups = createWordGroups(tagGroups(tags));
  return pages.map((page) => recordPage(page, language, groups));
}

function recordPage(
  { slug, title, description = '', lang, texts }: OwnPage,
  language: Language,
  groups: WordGroups,
): PageRecord {
  const { add, list } = weighWords(groups);
  const body = texts.map(({ text }) => text).join('\n');
  add(title, WEIGHTS.title);
  add(description, WEIGHTS.summary);
  for (const { title: heading } of texts) add(heading, WEIGHTS.heading);
  add(body, weightOfBody(body));
  return {
    head: { slug, title, lang: lang ?? language, summary: description, words: list() },
    parts: texts.flatMap(partOf),
  };
}

/** Adds up what the words of some texts count, and lists them, the weightiest first. */
function weighWords(groups: WordGroups): {
  add: (text: string, weight: number) => void;
  list: () => string;
} {
  const weights = new Map<string, number>();
  return {
    add: (written, weight) => {
      const text = simplify(written);
      const words = cutWords(text);
      const named = groups.find(words).map(({ group }) => groupToken(group.key));
      for (const token of [...listTokens(text, words).filter(isListed), ...named])
        weights.set(token, (weights.get(token) ?? 0) + weight);
    },
    list: () =>
      [...weights]
        .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
        .map(([token]) => token)
        .join(' '),
  };
}

function weightOfBody({ length }: string): number {
  return WEIGHTS.body / (0.6 + (0.4 * length) / (6 * USUAL_LENGTH));
}

const simplify = createSimplifier(VARIANTS);

function isListed(token: string): boolean {
  if (token === '') return false;
  if (token.length > (/\p{L}/u.test(token) ? MAX_NAME : MAX_WORD)) return false;
  return !/\d/.test(token) || (token.length < 12 && !/^(?=.*[a-f])[\da-f]{8,}$/.test(token));
}

/** A report as prose search shows it. */
export function describeReport(report: Report, timeZone: string): ProseReport {
  const { id, lang, incident, intro, sections, footnotes, translation } = report;
  const shown = translation ?? incident;
  return {
    meta: {
      id,
      title: shown.title,
      lang,
      ...(translation === undefined ? {} : { titleLang: translation.lang }),
      date: detectedDay(report, timeZone),
      verdict: incident.verdict.value,
      record: incident.record_status,
      summary: shown.summary ?? incident.summary ?? '',
      ...(translation?.summary === undefined ? {} : { summaryLang: translation.lang }),
    },
    parts: [
      ...otherWords(report),
      ...partOf({
        anchor: '',
        title: '',
        text: answerTexts(incident).map(createDefanger(report)).join('\n'),
      }),
      ...partOf({ anchor: '', title: '', text: textOfHtml(intro) }),
      ...sections.flatMap((section) => [section, ...section.parts].flatMap(partOf)),
      ...partOf({ anchor: '', title: '', text: textOfHtml(footnotes) }),
    ],
  };
}

/** What is found beside what is shown: the titles and summaries in other languages. */
function otherWords(report: Report): ProsePart[] {
  const { incident, lang: own, translation } = report;
  const show = createDefanger(report);
  return [{ ...incident, lang: own }, ...listTranslations(incident.translations)].flatMap(
    ({ title, summary, lang = own }): ProsePart[] => {
      const isShown = lang === (translation?.lang ?? own);
      const texts = isShown ? [] : [title, ...(summary === undefined ? [] : [summary])];
      return texts.map((text) => ['', '', show(text), ...(lang === own ? [] : [lang])] as ProsePart);
    },
  );
}

function partOf({ anchor, title, text }: { anchor: string; title: string; text: string }): ProsePart[] {
  return text.trim() === '' ? [] : [[anchor, title, text]];
}

/** The names of each tag that has several, as `createWordGroups` takes them. */
export function tagGroups(tags: TagVocabulary): string[] {
  return Object.keys(tags)
    .map((tag) => [...new Set(namesOfTag(tag, tags).map((name) => name.replaceAll(/, */g, ' ')))])
    .filter((names) => names.length > 1)
    .map((names) => names.join(', '));
}
