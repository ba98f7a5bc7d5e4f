import type { Words } from '../../i18n/words.ts';

/** The opening tag of an element of a report as lines of Markdown; empty for one that needs no head. */
export function headElement(tag: string, words: Words): string {
  const name = /<(\w+)/.exec(tag)?.[1] ?? '';
  const attributes = readAttributes(tag);
  const { labels } = words;
  const word = (list: Record<string, string>, key: string): string[] => {
    const value = attributes[key];
    return value === undefined ? [] : [list[value] ?? value];
  };
  const raw = (...keys: string[]): string[] => keys.flatMap((key) => attributes[key] ?? []);
  switch (name) {
    case 'Step':
      return headWith(attributes, [
        ...word(labels.phase, 'phase'),
        ...word(labels.stepResult, 'result'),
        ...raw('action', 'started', 'ended', 'skipped_because'),
      ]);
    case 'Finding':
      return headWith(attributes, [
        ...word(labels.direction, 'direction'),
        ...word(labels.confidence, 'confidence'),
        ...('decisive' in attributes ? [words.report.decisive] : []),
      ]);
    case 'Lesson':
      return headWith(attributes, [...word(labels.lessonKind, 'kind'), ...raw('key')]);
    case 'Action':
      return headWith(attributes, [
        ...word(labels.actionKind, 'kind'),
        ...word(labels.actionStatus, 'status'),
        ...raw('owner', 'due'),
      ]);
    case 'Evidence':
      return `**${raw('source', 'captured').join(', ')}**`;
    default:
      return '';
  }
}

function headWith({ id = '', title = '' }: Record<string, string>, facts: string[]): string {
  const head = `### ${[id, title].filter((text) => text !== '').join(' ')}`;
  return facts.length === 0 ? head : `${head}\n\n*${facts.join(' · ')}*`;
}

/** The attributes of a tag that the reader has accepted: strings in quotes, or bare flags. */
function readAttributes(tag: string): Record<string, string> {
  const inside = tag.replace(/^\s*<\w+/, '').replace(/\/?>\s*$/, '');
  const found = inside.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', double, single]) => [name, double ?? single ?? '']),
  );
}
