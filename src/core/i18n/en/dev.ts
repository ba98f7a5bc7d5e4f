import { count } from '../count.ts';

/** Words that the development server shows on top of a page. */
export const enDev = {
  errors: (n: number) => count(n, 'error'),
  warnings: (n: number) => count(n, 'warning'),
  suggestions: (n: number) => count(n, 'suggestion'),
  more: (n: number) => `${count(n, 'further problem')}: run \`precedent check\` to see all of them.`,
  close: 'Close',
  openEditor: 'Open in the editor',
  unreadable: (id: string) => `${id} cannot be shown yet`,
  unreadableLead: (file: string) =>
    `The file ${file} has no front matter that can be used. This page shows the report as soon as the file is right.`,
};
