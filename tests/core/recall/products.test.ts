import { expect, it } from 'vitest';
import { readAlert } from '../../../src/core/recall/read-alert.ts';
import { MORE_PRODUCT_ALERTS } from './replays/products-more.ts';
import { PRODUCT_ALERTS } from './replays/products.ts';

it.each([...PRODUCT_ALERTS, ...MORE_PRODUCT_ALERTS])(
  'an alert of $product is read',
  ({ paste, reads, not = [] }) => {
    const { values, names, dates, samples, facts } = readAlert(paste);
    const read = [
      ...values.flatMap(({ value, side }) => [`value ${value.key}`, `${side} ${value.key}`]),
      ...names.map(({ kind, name }) => `${kind} ${name}`),
      ...dates.map(({ meaning, date }) => `${meaning} ${date}`),
      ...samples.map(({ fileType }) => `sample ${fileType}`),
      ...facts.map(({ field, value }) => `${field} ${value}`),
    ];
    expect(read).toEqual(expect.arrayContaining(reads));
    expect(read.filter((one) => not.includes(one))).toEqual([]);
  },
);
