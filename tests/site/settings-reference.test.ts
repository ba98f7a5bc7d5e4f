import { expect, it } from 'vitest';
import { zhCnSettings } from '../../src/core/i18n/zh-CN/reference.ts';
import { listSettings } from '../../src/site/settings-reference.ts';

it('every setting is told in both languages, and no other', () => {
  const paths = listSettings().map(({ path }) => path);
  expect(Object.keys(zhCnSettings).sort()).toEqual(paths.toSorted());
  expect(listSettings().filter(({ description }) => description === '')).toEqual([]);
});

it('a setting says what stands in for it, and which one is needed', () => {
  const byPath = new Map(listSettings().map((one) => [one.path, one]));
  expect(byPath.get('title')).toMatchObject({ isNeeded: true });
  expect(byPath.get('recall.tooManyReports')).toMatchObject({ standard: '20', isNeeded: false });
  expect(byPath.get('language')?.values).toEqual(['en', 'zh-CN']);
});
