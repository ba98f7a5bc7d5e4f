import type { Level } from '../../core/model/report.ts';

/** What is said of one place of the form; 'todo' is what nobody has filled yet. */
export type Note = {
  /** Empty for what the form says itself, in the language of the page. */
  rule: string;
  level: Level | 'todo';
  message: string;
  hint: string;
  /** Name of the field, or of what would be the field if the form had it; undefined for the whole report. */
  field?: string;
};
