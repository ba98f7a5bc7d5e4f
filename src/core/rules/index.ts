import type { Archive } from '../model/archive.ts';
import type { Diagnostic } from '../model/report.ts';
import { actionOverdue } from './action-overdue.ts';
import { actionVerified } from './action-verified.ts';
import { citationExists } from './citation-exists.ts';
import { disputeRecheck } from './dispute-recheck.ts';
import { elementId } from './element-id.ts';
import { falsePositiveCause } from './false-positive-cause.ts';
import { idMatchesFile } from './id-matches-file.ts';
import { idUnique } from './id-unique.ts';
import { indicatorValue } from './indicator-value.ts';
import { ipReuseDates } from './ip-reuse-dates.ts';
import { ownershipWindow } from './ownership-window.ts';
import { nameKnown } from './name-known.ts';
import { pageExists } from './page-exists.ts';
import { placeholder } from './placeholder.ts';
import { platformMismatch } from './platform-mismatch.ts';
import { publishedComplete } from './published-complete.ts';
import { referenceExists } from './reference-exists.ts';
import { relationCycle } from './relation-cycle.ts';
import { findLostLinks } from './own-page-links.ts';
import { applyRules, prepareArchive, type Rule, type RuleOptions } from './rule.ts';
import { singleOrigin } from './single-origin.ts';
import { staleEvidence } from './stale-evidence.ts';
import { tagKnown } from './tag-known.ts';
import { timesInOrder } from './times-in-order.ts';
import { translationLanguage } from './translation-language.ts';

/** Every rule, in reading order: identity, then what a report refers to, then what it claims, then its upkeep. */
export const rules: readonly Rule[] = [
  idMatchesFile,
  idUnique,
  tagKnown,
  referenceExists,
  relationCycle,
  citationExists,
  pageExists,
  elementId,
  timesInOrder,
  indicatorValue,
  publishedComplete,
  translationLanguage,
  placeholder,
  ownershipWindow,
  platformMismatch,
  staleEvidence,
  singleOrigin,
  falsePositiveCause,
  ipReuseDates,
  actionOverdue,
  actionVerified,
  disputeRecheck,
  nameKnown,
];

/** Rules that judge a report and keep nothing safe: a team may set their levels, or turn them off. */
export const adjustableRules: readonly string[] = [
  indicatorValue,
  publishedComplete,
  placeholder,
  ownershipWindow,
  platformMismatch,
  staleEvidence,
  singleOrigin,
  falsePositiveCause,
  ipReuseDates,
  actionOverdue,
].map(({ id }) => id);

/** Rules that reading checks: while a file becomes a report, in the order in which it meets them, then of the whole. */
export const readerRules: readonly string[] = [
  'settings',
  'file-name',
  'file-encoding',
  'file-size',
  'front-matter',
  'schema',
  'mdx-syntax',
  'markdown',
  'lost-text',
  'no-code',
  'element',
  'link',
  'footnote',
  'image',
  'evidence-file',
  'citation',
  'secret',
  'template',
  'recall-input',
  'git-history',
  'audience',
  'draft-named',
];

/** What the rules say of an archive that has been read; reading has its own diagnostics. */
export function runRules(archive: Archive, options: RuleOptions): Diagnostic[] {
  return [...applyRules(rules, archive, options), ...findLostLinks(prepareArchive(archive, options))];
}
