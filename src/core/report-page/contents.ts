import type { Report, Section } from '../model/report.ts';
import type { Words } from '../i18n/words.ts';

/** A line of the table of contents; `short` stands in for the title of a part that has an id, such as `S1`. */
export type TocEntry = {
  anchor: string;
  title: string;
  lang?: string;
  parts: { anchor: string; title: string; short?: string; isDecisive?: true }[];
};

/** The sections of a report as the page shows them. The anchors of the page's own parts give way to the author's. */
export type ReportContents = {
  /** Of what stands beside and above the text. */
  timeline: string;
  minutes: string;
  sections: Section[];
  /** Own sections for what stands in the front matter and has no section of the author's to join. */
  actions?: string;
  references?: string;
  toc: TocEntry[];
};

type ContentsInput = { report: Report; words: Words; language: string; hasMinutes: boolean };

/** What stands on the page of a report, in reading order. */
export function listContents({ report, words, language, hasMinutes }: ContentsInput): ReportContents {
  const { sections, actions, incident } = report;
  const [timeline, minutes] = [freeAnchor('timeline', report), freeAnchor('minutes', report)];
  const lang = report.lang === language ? {} : { lang: report.lang };
  const own = (['actions', 'references'] as const).filter((kind) => {
    const isNeeded = kind === 'actions' ? actions.length > 0 : incident.references.length > 0;
    return isNeeded && !sections.some((section) => section.kind === kind);
  });
  const ownAnchors = Object.fromEntries(own.map((kind) => [kind, freeAnchor(kind, report)]));
  return {
    timeline,
    minutes,
    sections,
    ...ownAnchors,
    toc: [
      ...(hasMinutes ? [{ anchor: minutes, title: words.answer.minutes, parts: [] }] : []),
      ...sections.map(({ anchor, title, parts }): TocEntry => ({
        anchor,
        title,
        ...lang,
        parts: parts
          .filter(({ depth }) => depth === 3)
          .map((part) => toPart(part, incident.verdict.decisive_finding)),
      })),
      ...own.map((kind): TocEntry => ({
        anchor: ownAnchors[kind] ?? kind,
        title: words.labels.section[kind],
        parts: [],
      })),
    ],
  };
}

function toPart(
  { anchor, title }: Section['parts'][number],
  decisive: string | undefined,
): TocEntry['parts'][number] {
  if (!/^[A-Z]\d+$/.test(anchor)) return { anchor, title };
  return { anchor, title, short: anchor, ...(anchor === decisive ? { isDecisive: true } : {}) };
}

function freeAnchor(wanted: string, { anchors, sections }: Report): string {
  const isTaken = anchors.includes(wanted) || sections.some(({ anchor }) => anchor === wanted);
  return isTaken ? `${wanted}-of-record` : wanted;
}
