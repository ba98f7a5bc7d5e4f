import { expect, it } from 'vitest';
import { findAnchor } from '../../../../src/core/exports/cite/written-anchor.ts';

const PARTS = ['F1', 'F12', 'S1', 'lessons', 'check-dates-first', '排查过程'];

it.each([
  ['F1', 'F1'],
  ['F1。', 'F1'],
  ['F1)', 'F1'],
  ['F1）', 'F1'],
  ['F1,', 'F1'],
  ['F1".', 'F1'],
  ['F1>', 'F1'],
  ['F1**', 'F1'],
  ['F1-', 'F1'],
  ['f1', 'F1'],
  ['Ｆ１', 'F1'],
  ['＃F1', 'F1'],
  ['##F1', 'F1'],
  ['F12;', 'F12'],
  ['F1。请看', 'F1'],
  ['Lessons:', 'lessons'],
  ['check-dates-first…', 'check-dates-first'],
  ['排查过程。', '排查过程'],
])('%s means %s', (written, anchor) => {
  expect(findAnchor(written, PARTS)).toBe(anchor);
});

it.each(['', '#', '。', 'F', 'F123', 'F13', 'L1', 'constructor'])('%j means no part', (written) => {
  expect(findAnchor(written, PARTS)).toBeUndefined();
});
