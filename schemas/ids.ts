import { pattern } from './values.ts';

/** Name of an asset, indicator or intel entry inside one report, such as H1, I1 or V1. */
export const localId = () =>
  pattern(
    /^[A-Za-z][A-Za-z0-9_-]{0,39}$/,
    'an id inside this report',
    'Write a letter, then letters, digits, - or _, such as H1.',
  );

/** Id of a finding in the body, such as F1. */
export const findingId = () => numbered('F', 'a finding id');

/** Id of an element in the body: its letter and a number that begins with 1. */
export function numbered(letter: string, noun: string) {
  return pattern(
    new RegExp(`^${letter}[1-9]\\d{0,3}$`),
    noun,
    `Write ${letter} and a number, such as ${letter}1.`,
  );
}

/** Lower-case words joined by hyphens, ASCII only, at most `max` characters. */
export function kebab(noun: string, example: string, max = 60) {
  return pattern(
    new RegExp(`^(?=.{1,${max}}$)[a-z0-9]+(?:-[a-z0-9]+)*$`),
    noun,
    `Write lower-case letters, digits and single hyphens, such as ${example}.`,
  );
}
