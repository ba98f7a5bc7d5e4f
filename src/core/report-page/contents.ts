import type { Report, Section } from '../model/report.ts';
import { headline } from '../language/headline.ts';
import type { Words } from '../i18n/words.ts';

/** A line of the table of contents; `short` is the id of a part that has one, such as `S1`, and is no part of its title. */
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
        parts: listParts(parts, incident.verdict.decisive_finding),
      })),
      ...own.map((kind): TocEntry => ({
        anchor: ownAnchors[kind] ?? kind,
        title: words.labels.section[kind],
        parts: [],
      })),
    ],
  };
}

/** More would be a list of its own, and not a way to find something. */
const MAX_PARTS = 24;
const TITLE_LENGTH = 44;

/** Parts by their titles; what has an id and no title is called by the beginning of its text. */
function listParts(parts: Section['parts'], decisive: string | undefined): TocEntry['parts'] {
  const shown = parts.filter(({ depth }) => depth === 3);
  if (shown.length > MAX_PARTS) return [];
  return shown.map(({ anchor, title, text }) => {
    if (!/^[A-Z]\d+$/.test(anchor)) return { anchor, title };
    const own = title === anchor ? headline(text, TITLE_LENGTH) : title.slice(anchor.length);
    const isDecisive = anchor === decisive ? { isDecisive: true as const } : {};
    return { anchor, title: own.trim() || anchor, short: anchor, ...isDecisive };
  });
}

function freeAnchor(wanted: string, { anchors, sections }: Report): string {
  const isTaken = anchors.includes(wanted) || sections.some(({ anchor }) => anchor === wanted);
  return isTaken ? `${wanted}-of-record` : wanted;
}
