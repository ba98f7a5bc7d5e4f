import { COMMAND } from '../../core/model/product.ts';
import type { Migration } from '../migration.ts';

const CALL = /\bnpx[ ](?:(?:--no|--yes|-y) )?(?:-- )?precedent(?=["'\s]|$)/gm;

/**
 * The command of version 0.1.0 is the name of a package of somebody else, which `npx` would fetch and run on the server of
 * an archive that has ours.
 */
export const commandName: Migration = {
  id: 'command-name',
  what: 'CI calls the installed command, and fetches none of that name.',
  find({ kind, text }, { hasPackage }) {
    if (kind !== 'ci' || !hasPackage) return [];
    return [...text.matchAll(CALL)].map(({ 0: seen, index }) => ({
      start: index,
      end: index + seen.length,
      replacement: `npx --no ${COMMAND}`,
    }));
  },
};
