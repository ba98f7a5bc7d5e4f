import { defang } from '../../src/core/indicators/defang.ts';
import type { Report } from '../../src/core/model/report.ts';

/** Which words of each three a paste keeps, and how many it has at most. */
const WORDINGS = [
  { name: 'two words of three', isKept: (place: number) => place !== 0, most: 40 },
  { name: 'one word of three', isKept: (place: number) => place === 0, most: 15 },
];

/** Reports that say less than this have no words to leave out. */
const FEWEST_WORDS = 20;

/** A text as it would be pasted, and the report that it was made from. */
export type Paste = { text: string; id: string };

/** Pastes by rule from every n-th report, nothing at random: some of the words, the first indicator defanged, and no title. */
export function makePastes(
  reports: readonly Report[],
  wanted: number,
): { chosen: Report[]; wordings: { name: string; pastes: Paste[] }[] } {
  const telling = reports.filter((report) => wordsOf(report).length >= FEWEST_WORDS);
  const step = Math.max(1, Math.floor(telling.length / wanted));
  const chosen = telling.filter((_, at) => at % step === 0).slice(0, wanted);
  const wordings = WORDINGS.map((wording) => ({
    name: wording.name,
    pastes: chosen.map((report, at) => ({ text: pasteOf(report, at, wording), id: report.id })),
  }));
  return { chosen, wordings };
}

function wordsOf({ incident: { summary = '' }, sections }: Report): string[] {
  return [summary, ...sections.map(({ text }) => text)].join(' ').split(/\s+/).filter(Boolean);
}

function pasteOf(report: Report, at: number, { isKept, most }: (typeof WORDINGS)[number]): string {
  const kept = wordsOf(report).filter((_, place) => isKept((place + at) % 3));
  const value = report.incident.indicators[0]?.value;
  const text = [kept.slice(0, most).join(' '), ...(value === undefined ? [] : [defang(value)])].join('\n');
  const forms = [
    `[ticket] ${text}`,
    JSON.stringify({ '@timestamp': '2026-11-29T02:12:00Z', message: text }),
    `Subject: what is this\r\nDate: 2026-11-29 10:12 +08:00\r\n\r\n${text}`,
  ];
  return forms[at % 3] ?? text;
}
