import type { Level } from './report.ts';

/** Names of what the development server and a page say to each other. */
export const DEV_EVENTS = {
  /** The page says which address it shows. */
  opened: 'precedent:opened',
  /** The server asks each page for its address. */
  ask: 'precedent:ask',
  /** The server tells a page its problems. */
  problems: 'precedent:problems',
} as const;

/** What a page sends when it opens. */
export type DevOpened = { path: string };

/** One problem as a page shows it, in words that need no more work. */
export type DevProblem = {
  level: Level;
  /** The level in the language of the site. */
  levelWord: string;
  rule: string;
  /** Address of the page on the rule. */
  ruleHref: string;
  /** Such as `incidents/2026/INC-2026-0003.mdx:9:11`. */
  place: string;
  message: string;
  hint?: string;
  /** The lines around the place, with a mark. */
  frame?: string;
  /** Asking for this address opens the place in the editor. */
  editorHref: string;
};

/** All that a page shows of the problems around it; no items take the panel away. */
export type DevProblems = {
  items: DevProblem[];
  /** Whether the panel opens by itself: something is wrong and not merely doubtful. */
  isUrgent: boolean;
  /** Such as `2 errors, 1 warning`. */
  summary: string;
  close: string;
  openEditor: string;
};
