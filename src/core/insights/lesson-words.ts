import { recurrenceOf } from './lessons.ts';
import type { LessonGroup } from './lessons.ts';
import type { Words } from '../i18n/words.ts';

/** How often a lesson was taught and after what time, such as “In 2 reports · recurred after 8 months”. */
export function describeRecurrence(group: LessonGroup, words: Words): string {
  return [words.fill(words.lessons.taughtIn, { reports: group.reports }), describeTime(group, words)].join(
    ' · ',
  );
}

function describeTime(group: LessonGroup, { fill, lessons: words }: Words): string {
  const { unit, count } = recurrenceOf(group);
  if (count === 0) return unit === 'month' ? words.sameMonth : words.sameYear;
  const isPair = group.reports === 2;
  if (unit === 'year')
    return isPair ? fill(words.backAfterYears, { years: count }) : fill(words.overYears, { years: count });
  return isPair ? fill(words.backAfterMonths, { months: count }) : fill(words.overMonths, { months: count });
}
