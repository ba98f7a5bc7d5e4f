import { tagVocabulary } from '../../schemas/tag.ts';
import { repairText, type Change, type RepairedText } from '../../src/fix/repair-text.ts';
import type { Desk } from '../../src/fix/manuscript.ts';
import { createSettings, FIELDS } from '../compile/compile.ts';

/** A few tags with other names; `old` is a name of two of them. */
const TAGS = tagVocabulary.parse({
  'false-positive': {
    label: { en: 'False positive', 'zh-CN': '误报' },
    aliases: ['FP', 'wrong label', 'old'],
  },
  'ip-reuse': { label: { en: 'IP reuse', 'zh-CN': 'IP 易主' }, aliases: ['old'] },
});

/** What is known around a report of a test. */
export const DESK: Desk = { settings: createSettings(), tags: TAGS, path: '/nowhere/INC-2023-0001.mdx' };

/** A text as it is repaired in an archive with these tags. */
export function repair(text: string): RepairedText {
  return repairText(text, DESK);
}

/** A report with the required fields, more fields and a body. */
export function reportWith({ fields = '', body = '' }: { fields?: string; body?: string }): string {
  return `---\n${FIELDS}\n${fields === '' ? '' : `${fields}\n`}---\n${body}`;
}

/** Lines of front matter as they are repaired among the required ones, wherever they stand then. */
export function repairFields(fields: string): string {
  const required = [...FIELDS.split('\n'), '---', ''];
  const { text } = repair(reportWith({ fields }));
  return text
    .split('\n')
    .filter((line) => !required.includes(line))
    .join('\n');
}

/** The value of one required field as it is repaired. */
export function repairRequired(line: string): string {
  const [key = ''] = line.split(':', 1);
  const before = reportWith({}).replace(new RegExp(`^${key}:.*$`, 'm'), () => line);
  return (
    repair(before)
      .text.split('\n')
      .find((one) => one.startsWith(`${key}:`)) ?? ''
  );
}

/** A body below the required fields as it is repaired. */
export function repairBody(body: string): string {
  return repair(reportWith({ body })).text.slice(reportWith({}).length);
}

/** Changes one a line, as `12 tags: …`. */
export function listChanges(changes: readonly Change[]): string {
  return changes.map(({ line, what }) => `${line} ${what}`).join('\n');
}
