import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { Report } from '../../core/model/report.ts';
import { textOfHtml } from '../../core/model/report-texts.ts';
import { namesOfTag } from '../../core/model/tags.ts';
import { cutWords, listWords } from '../../core/language/cut-words.ts';
import { MAX_IMPACT } from '../../core/search/prose/postings.ts';
import type { WordGroups } from '../../core/language/word-groups.ts';

/** What a word counts by where it stands. */
const WEIGHTS = { title: 8, summary: 4, tags: 3, heading: 1.5, body: 1 };

/** How soon more of a word stops to count: where its impact is half of the most. */
const SATURATION = 1.6;

/** The length of a body, in words, that counts its words fully. */
const USUAL_LENGTH = 400;

/** Longer tokens are encoded data, not words. */
const MAX_WORD = 32;
const MAX_NAME = 64;

/** How much each word, and each group of words that is named, tells of a report: from 1 to `MAX_IMPACT`. */
export function weighWords(report: Report, tags: TagVocabulary, groups: WordGroups): Map<string, number> {
  const { incident, intro, sections, footnotes } = report;
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => addWords(weights, text, weight, groups);
  add(incident.title, WEIGHTS.title);
  add(incident.summary ?? '', WEIGHTS.summary);
  for (const tag of incident.tags) for (const name of namesOfTag(tag, tags)) add(name, WEIGHTS.tags);
  const parts = sections.flatMap((section) => [section, ...section.parts]);
  const body = [textOfHtml(intro), ...parts.map(({ text }) => text), textOfHtml(footnotes)].join('\n');
  for (const { title } of parts) add(title, WEIGHTS.heading);
  add(body, WEIGHTS.body / (0.6 + (0.4 * body.length) / (6 * USUAL_LENGTH)));
  for (const [word, weight] of weights)
    weights.set(word, Math.max(1, Math.round((MAX_IMPACT * weight) / (weight + SATURATION))));
  return weights;
}

function addWords(weights: Map<string, number>, text: string, weight: number, groups: WordGroups): void {
  const words = cutWords(text);
  for (const word of listWords(words))
    if (isListed(word)) weights.set(word, (weights.get(word) ?? 0) + weight);
  for (const { group } of groups.find(words)) weights.set(group.key, (weights.get(group.key) ?? 0) + weight);
}

function isListed(word: string): boolean {
  if (word.includes('.')) return word.length <= MAX_NAME;
  if (word.length > MAX_WORD) return false;
  return !/\d/.test(word) || (word.length < 12 && !/^(?=.*[a-f])[\da-f]{8,}$/.test(word));
}
