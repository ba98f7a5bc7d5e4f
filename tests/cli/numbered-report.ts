type Parts = { title?: string; fields?: string; body?: string; findings?: number };

/** A report with as many findings as told, F1 and up. */
export function numberedReport(
  id: string,
  { title = 'A case', fields = '', body = 'Text.', findings = 1 }: Parts = {},
): string {
  const all = Array.from(
    { length: findings },
    (_, index) => `<Finding id="F${index + 1}" direction="neutral">\n\nSeen.\n\n</Finding>\n`,
  );
  return `---
id: ${id}
title: ${title}
status: closed
severity: low
tlp: green
verdict: { value: undetermined }
times: { detected: 2024-05-06 }
${fields === '' ? '' : `${fields}\n`}---

## Background

${body}

## Findings

${all.join('\n')}`;
}
