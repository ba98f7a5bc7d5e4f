import type { Migration } from '../migration.ts';

/** What `init` keeps out of git, a line each. */
export const IGNORED = `node_modules/
dist/
dist.precedent-*/
.astro/
.precedent/
.npm/
/*.log
`;

/**
 * Versions came to leave more behind than the first wrote into `.gitignore`. A line that is there, turned around with `!`
 * or as a comment, is a decision of the team and stays.
 */
export const gitIgnore: Migration = {
  id: 'git-ignore',
  what: '`.gitignore` keeps out of git what this version leaves.',
  find({ kind, text }, { hasPackage }) {
    if (kind !== 'ignored' || !hasPackage) return [];
    const decided = new Set(text.split(/\r?\n/).map(toPattern));
    const missing = IGNORED.trim()
      .split('\n')
      .filter((line) => !decided.has(toPattern(line)));
    if (missing.length === 0) return [];
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    const open = text === '' || text.endsWith('\n') ? '' : end;
    const replacement = open + missing.map((line) => line + end).join('');
    return [{ start: text.length, end: text.length, replacement }];
  },
};

/** A line by what it names: a slash at either end only makes it narrower. */
function toPattern(line: string): string {
  return line.trim().replace(/^(?:#\s*)?!?\/?|\/$/g, '');
}
