import { tagsAtFault } from '../fields.ts';
import type { Edit, Repair } from '../repair.ts';

/** The letter of the ids of each element that has one. */
const LETTERS: Readonly<Record<string, string>> = { Step: 'S', Finding: 'F', Lesson: 'L', Action: 'A' };

/**
 * An id for each element without one: the first number that is free in the file, and was when the report was published. No id
 * that is there changes.
 */
export const elementIds: Repair = {
  id: 'element-ids',
  answers: ['element'],
  find(manuscript, { published = [] }) {
    const written = manuscript.locator.text.match(/(?<=\sid=["'])[SFLA]\d+(?=["'])/g) ?? [];
    const taken = new Set([...written, ...published]);
    return tagsAtFault(manuscript).flatMap(({ start, text, name }): Edit[] => {
      const letter = LETTERS[name];
      if (letter === undefined || hasId(text)) return [];
      const id = firstFree(letter, taken);
      taken.add(id);
      const at = start + 1 + name.length;
      return [
        { start: at, end: at, replacement: ` id="${id}"`, what: `\`<${name}>\` has the id \`${id}\` now` },
      ];
    });
  },
};

function hasId(tag: string): boolean {
  return /\sid(?=[\s=/>])/.test(tag.replace(/"[^"]*"|'[^']*'/g, '""'));
}

function firstFree(letter: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!taken.has(`${letter}${number}`)) return `${letter}${number}`;
}
