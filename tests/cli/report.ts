/** Fields of the front matter beside `id`, in YAML; the others are the text below it. */
type Parts = {
  [field: string]: string | number | undefined;
  /** Further lines of the front matter, as they are. */
  more?: string;
  body?: string;
  /** Number of findings, F1 and up. */
  findings?: number;
};

/** The text of a report that passes the check, but for what a test puts into it. */
export function report(
  id: string,
  { more = '', body = 'Text.', findings = 0, ...fields }: Parts = {},
): string {
  const front = {
    id,
    title: 'A case',
    status: 'closed',
    severity: 'low',
    tlp: 'green',
    verdict: '{ value: undetermined }',
    times: '{ detected: 2024-05-06 }',
    ...fields,
  };
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${value}\n`);
  const found = Array.from(
    { length: findings },
    (_, index) => `<Finding id="F${index + 1}" direction="neutral">\n\nSeen.\n\n</Finding>\n`,
  );
  return [
    `---\n${lines.join('')}${more === '' ? '' : `${more}\n`}---\n`,
    `## Background\n\n${body}\n`,
    ...(findings === 0 ? [] : ['## Findings\n', ...found]),
  ].join('\n');
}
