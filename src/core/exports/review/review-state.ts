export const REVIEW_VIEWS = ['sequence', 'side'] as const;
export type ReviewView = (typeof REVIEW_VIEWS)[number];

/** The reports of a review by id, in the order of the meeting, and whether they stand one below or beside another. */
export type ReviewState = { ids: string[]; view: ReviewView };

/** A meeting reads no more, and an address has an end. */
export const MAX_REVIEWED = 30;

/** The state in the query part of an address; repeated ids count once, and those beyond thirty are left out. */
export function parseReviewState(search: string): ReviewState {
  const params = new URLSearchParams(search);
  const ids = (params.get('ids') ?? '')
    .split(/[\s,，;]+/)
    .filter((id) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id));
  const view = params.get('view') === 'side' ? 'side' : 'sequence';
  return { ids: [...new Set(ids)].slice(0, MAX_REVIEWED), view };
}

/** The inverse, with `?` in front; commas stay readable. */
export function printReviewState({ ids, view }: ReviewState): string {
  const parts = [
    ...(ids.length === 0 ? [] : [`ids=${ids.join(',')}`]),
    ...(view === 'side' ? ['view=side'] : []),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
