import { gatherReview, type ReviewDocument, type ReviewGathering } from '../core/exports/review.ts';
import { isOpen } from '../core/time/due.ts';
import { cells, heading, item, linkTo, table } from './review-parts.ts';
import type { ReviewLabels, ReviewWords } from './review-report.ts';

/** What several reports leave open, teach and ask for, as sections. */
export function writeGathered(
  reports: readonly ReviewDocument[],
  words: ReviewWords,
  labels: ReviewLabels,
): HTMLElement[] {
  const { questions, lessons, actions } = gatherReview(reports);
  return [
    item('section', heading('h2', words.questions), writeQuestions(questions, words)),
    item('section', heading('h2', words.lessons), writeLessons(lessons)),
    item('section', heading('h2', words.actions), writeActions(actions, words, labels)),
  ];
}

function writeQuestions(questions: ReviewGathering['questions'], words: ReviewWords): HTMLElement {
  if (questions.length === 0) return item('p', words.noQuestions);
  const items = questions.map(({ report, part }) =>
    item(
      'li',
      linkTo(report, part?.anchor),
      ' ',
      part === undefined ? words.unsettled : (part.title ?? part.text),
    ),
  );
  return item('ul', ...items);
}

function writeLessons(lessons: ReviewGathering['lessons']): HTMLElement {
  const items = lessons.map(({ taught }) =>
    item(
      'li',
      taught[0]?.part.text ?? '',
      ' ',
      ...taught.flatMap(({ report, part }) => [linkTo(report, part.anchor), ' ']),
    ),
  );
  return item('ul', ...items);
}

function writeActions(
  actions: ReviewGathering['actions'],
  words: ReviewWords,
  { actionStatus }: ReviewLabels,
): HTMLElement {
  if (actions.length === 0) return item('p', words.noActions);
  const rows = actions.map(({ report, part }) => {
    const state = actionStatus[part.status] ?? part.status;
    return cells(
      part.due ?? '',
      item('span', linkTo(report, part.anchor), ' ', part.text),
      part.owner,
      isOpen(part) ? item('strong', state) : state,
    );
  });
  return table([words.due, words.action, words.owner, words.state], rows);
}
