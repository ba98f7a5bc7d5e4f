import type { OwnershipContradiction } from '../evidence/ownership.ts';
import { createFill } from '../i18n/fill.ts';
import type { Hit, Rule } from './rule.ts';
import { compareFacts } from './weigh.ts';

const fill = createFill('en');

/** Malicious evidence about an address falls into the time for which the asset held it. */
export const ownershipWindow: Rule = {
  id: 'ownership-window',
  level: 'error',
  check: ({ reports }) => compareFacts(reports, 'ownership-window', explain),
};

function explain(
  { asset, certainty, details }: OwnershipContradiction,
  verdict: string,
): Pick<Hit, 'message' | 'hint'> {
  const { addr, heldFrom, heldUntil, side, date, days, evidence } = details;
  const window =
    side === 'before'
      ? `before \`${asset}\` held it (\`held_from: ${heldFrom}\`)`
      : `after \`${asset}\` gave it up (\`held_until: ${heldUntil}\`)`;
  const distance = days === 0 ? '' : fill('at least {days|day|days} ', { days });
  const which = date === evidence.at(-1)?.date ? 'newest' : 'nearest';
  const verb = certainty === 'certain' ? 'is' : 'may be';
  return {
    message: `The verdict is \`${verdict}\`, but the ${which} evidence about \`${addr}\` is dated \`${date}\`, which ${verb} ${distance}${window}.`,
    hint: 'Ask the source for evidence of our own time. Without it, write `value: false_positive` and `cause: ip_reuse`; if the verdict stands all the same, say why in `verdict.override`.',
  };
}
