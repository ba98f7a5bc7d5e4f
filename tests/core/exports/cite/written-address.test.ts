import { expect, it } from 'vitest';
import { mendReportPath } from '../../../../src/core/exports/cite/written-address.ts';

it.each([
  ['/incidents/INC-2024-0001/。', '/incidents/INC-2024-0001/'],
  ['/incidents/INC-2024-0001）', '/incidents/INC-2024-0001/'],
  ['/kb/incidents/INC-2024-0001/＃F1', '/kb/incidents/INC-2024-0001/#F1'],
  ['/incidents/INC-2024-0001＃F1。', '/incidents/INC-2024-0001/#F1。'],
  ['/incidents/INC-2024-0001/,see', '/incidents/INC-2024-0001/'],
])('%s becomes %s', (path, mended) => {
  expect(mendReportPath(path)).toBe(mended);
});

it.each(['/incidents/INC-2024-0001/', '/incidents/page/99/', '/nowhere/', '/incidents/old-slug/。'])(
  '%s stays',
  (path) => {
    expect(mendReportPath(path)).toBeUndefined();
  },
);
