import { UserError } from '../../core/model/user-error.ts';
import type { Given } from './choices.ts';

/** What a report needs to be told where nobody can be asked: the flag, and an example of it. */
const NEEDED: readonly (readonly [key: keyof Given, flag: string])[] = [
  ['title', '--title "What happened, in one line"'],
  ['templateName', '--template security-incident'],
  ['severity', '--severity medium'],
  ['detected', '--detected now'],
];

/** Says all flags that are missing at once. With `takesDefaults` only the title is needed. */
export function explainMissing(given: Given, takesDefaults: boolean): UserError | undefined {
  const needed = takesDefaults ? NEEDED.slice(0, 1) : NEEDED;
  const missing = needed.filter(([key]) => given[key] === undefined).map(([, flag]) => flag);
  if (missing.length === 0) return undefined;
  const names = missing.map((flag) => `\`${flag.split(' ')[0] ?? ''}\``).join(', ');
  const isTitleAlone = missing.length === 1 && given.title === undefined;
  return new UserError(
    `There is no terminal to ask in, and ${missing.length === 1 ? 'this is' : 'these are'} missing: ${names}.`,
    `Write ${missing.join(' ')}${takesDefaults || isTitleAlone ? '' : ', or only the title and --yes, which takes these values for the rest'}.`,
  );
}
