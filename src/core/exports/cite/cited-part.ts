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
  /** ISO 8601, often partial: when it was detected. */
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

function fragmentOf(anchor: string | undefined): string {
  return anchor === undefined || anchor === '' ? '' : `#${anchor}`;
}
