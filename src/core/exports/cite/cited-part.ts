/** One report, or one part of it, as others cite it. */
export type CitedPart = {
  id: string;
  /** `F2`, `S1`, a section such as `lessons`; missing for the whole report. */
  anchor?: string;
  /** On one line, defanged. */
  title: string;
  /** The verdict in the language of the site. */
  verdict: string;
  /** First seven hex digits of the SHA-256 of the source text. */
  digest: string;
  /** What citations of the same text carried while line ends counted. */
  former: string[];
  /** ISO 8601, often partial: when it was detected; `''` where that is not known. */
  date: string;
  /** BCP-47, of the title. */
  lang: string;
  /** Absolute address of the report's page, without a query and an anchor. */
  page: string;
  /** Title of the site. */
  site: string;
};

/** What names the part and its text for good: `INC-2023-0001@3f9c2a1#F2`. */
export function nameCitation({ id, digest, anchor }: Pick<CitedPart, 'id' | 'digest' | 'anchor'>): string {
  return `${id}@${digest}${fragmentOf(anchor)}`;
}

/** Where the part is, with the digest of the text that was cited: `https://…/incidents/INC-2023-0001/?v=3f9c2a1#F2`. */
export function addressCitation({ page, digest, anchor }: CitedPart): string {
  return `${page}?v=${digest}${fragmentOf(anchor)}`;
}

/**
 * A text that a report had: its content digest and what citations of it carried before, when git got it (ISO 8601 with
 * offset), and what the commit says. `isForm` marks one that says the same as the text before it.
 */
export type Version = {
  digest: string;
  former: string[];
  at: string;
  subject: string;
  isForm?: true;
  /** Whether what it said otherwise is in the file of earlier texts. */
  hasText?: true;
};

/** A stretch of a text: the same then and now (0), only then (-1), or only now (1). */
export type Stretch = [kind: -1 | 0 | 1, text: string];

/**
 * A part whose source is another one now: the front matter (`''`), an element by its id, or `## ` and the words of a heading.
 * Long stretches that are the same are cut.
 */
export type EarlierPart = { part: string; stretches: Stretch[] };

/** What earlier texts of a report said otherwise, by their digests. */
export type EarlierTexts = Record<string, EarlierPart[]>;

/** The versions of reports by id, newest first; of reports with more than one. */
export type ReportVersions = Record<string, Version[]>;

/** What came after a text that was cited. */
export type Since = {
  /** The text that was cited. */
  cited: Version;
  /** When git got it. */
  at: string;
  /** Newest first, without those that say the same as the text before them. */
  changes: Version[];
};

/**
 * Undefined for a text that is not among the versions, and where the text of now is not the newest of them: nobody has
 * compared a text that git does not have yet. `cited` is what a citation carries, or once carried; `now` is the digest of now.
 */
export function findSince(versions: readonly Version[], cited: string, now: string): Since | undefined {
  const index = versions.findIndex(({ digest, former }) => digest === cited || former.includes(cited));
  const found = versions[index];
  if (found === undefined || versions[0]?.digest !== now) return undefined;
  return {
    cited: found,
    at: found.at,
    changes: versions.slice(0, index).filter(({ isForm }) => isForm !== true),
  };
}

function fragmentOf(anchor: string | undefined): string {
  return anchor === undefined || anchor === '' ? '' : `#${anchor}`;
}
