import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../../src/core/exports/outline.ts';
import { previewOf } from '../../../../src/core/exports/cite/preview.ts';

const DOCUMENT: ReportDocument = {
  id: 'INC-2023-0001',
  url: 'https://wiki.example.org/incidents/INC-2023-0001/',
  digest: 'abcdef0',
  lang: 'en',
  title: 'A bastion host',
  summary: 'Old evidence.',
  incident: {
    severity: 'high',
    status: 'closed',
    tlp: 'green',
    record_status: 'withdrawn',
    verdict: { value: 'false_positive' },
    times: { detected: '2023-09-19T09:10:00+08:00' },
  },
  sections: [{ anchor: 'background', title: 'Background', text: 'An alert.' }],
  steps: [{ anchor: 'S1', text: 'Ask first.' }],
  findings: [
    { anchor: 'F1', title: 'Too old', direction: 'contradicts', text: `Six days.\n${'x'.repeat(400)}` },
  ],
  lessons: [],
  actions: [],
};
const LABELS = {
  verdict: { false_positive: 'False positive' },
  state: { withdrawn: 'Withdrawn' },
  timeZone: 'Asia/Shanghai',
};

describe('a preview', () => {
  it('of a whole report shows its title, its verdict, its day, its state and its summary', () => {
    expect(previewOf(DOCUMENT, '', LABELS)).toEqual({
      id: 'INC-2023-0001',
      title: 'A bastion host',
      facts: ['False positive', '2023-09-19', 'Withdrawn'],
      text: 'Old evidence.',
      lang: 'en',
    });
  });

  it.each([
    ['F1', 'INC-2023-0001#F1', 'Too old', 'Six days. xxx'],
    ['S1', 'INC-2023-0001#S1', 'A bastion host', 'Ask first.'],
    ['background', 'INC-2023-0001#background', 'Background', 'An alert.'],
    ['F9', 'INC-2023-0001', 'A bastion host', 'Old evidence.'],
  ])('of the part %s shows that part', (anchor, id, title, text) => {
    const preview = previewOf(DOCUMENT, anchor, LABELS);
    expect([preview.id, preview.title]).toEqual([id, title]);
    expect(preview.text.startsWith(text)).toBe(true);
    expect(preview.text.length).toBeLessThanOrEqual(280);
  });
});
