import { expect, test } from 'vitest';
import {
  applyTemplate,
  proposeId,
  reviveDraft,
  startState,
  withHandOver,
  type OfferedTemplate,
} from '../../../src/client/new/start.ts';
import type { FormSetup } from '../../../src/core/draft/form.ts';
import { parseTemplate } from '../../../src/core/draft/template.ts';

const setup: FormSetup = {
  lists: {},
  base: '/',
  settings: {
    title: 'Archive',
    language: 'en',
    timeZone: 'Asia/Shanghai',
    idPrefix: 'INC',
    repository: undefined,
    rules: {},
    address: 'https://wiki.example/',
    fields: {},
    words: {},
  },
  folder: 'incidents',
  taken: { 'INC-2027': '1-4' },
  tags: { 'ip-reuse': { label: { en: 'IP reuse' }, aliases: [], related: [] } },
};
const outage = offer('outage', '[availability]', { severity: 'high', status: 'new' });
const alarm = offer('alarm', '[ip-reuse, unknown-tag]', { severity: 'low', tlp: 'green' });

/** What the form has of the body of both templates. */
const BACKGROUND = {
  'sections.0._part': '#Background',
  'sections.0.id': 'Background',
  'sections.0.text': '',
};

test('a form begins with the first template and the next free id of the year in the zone of the site', () => {
  expect(startState([alarm, outage], setup, '2026-12-31T18:00:00Z')).toEqual({
    fields: {
      id: 'INC-2027-0005',
      zone: 'Asia/Shanghai',
      quote: 'on',
      template: 'alarm/en',
      severity: 'low',
      tlp: 'green',
      ...BACKGROUND,
    },
    tags: ['ip-reuse'],
    touched: [],
  });
});

test('another template changes what nobody has set', () => {
  const state = {
    fields: { severity: 'critical', status: 'closed' },
    tags: ['ip-reuse'],
    touched: ['severity', 'tags'],
  };
  expect(applyTemplate(state, outage, setup)).toEqual({
    fields: { severity: 'critical', status: 'new', ...BACKGROUND, template: 'outage/en' },
    tags: ['ip-reuse'],
    touched: ['severity', 'tags'],
  });
});

test('text that was written goes along to another template, also where that has no such part', () => {
  const long = offer('long', '[]', {}, '## Background\n\n## Impact\n\n⟨How much?⟩\n');
  const begun = applyTemplate({ fields: {}, tags: [], touched: [] }, long, setup);
  const fields = { ...begun.fields, 'sections.0.text': 'It began.', 'sections.1.text': 'Two hours.' };
  const next = applyTemplate({ ...begun, fields }, outage, setup, long).fields;
  expect(next).toMatchObject({ ...BACKGROUND, 'sections.0.text': 'It began.\n\nTwo hours.' });
  expect(next).not.toHaveProperty(['sections.1.text']);
  const back = applyTemplate({ ...begun, fields: next }, long, setup, outage).fields;
  expect(back).toMatchObject({ 'sections.1.text': '⟨How much?⟩' });
});

test.each([
  ['outage/en', 'outage/en'],
  ['gone/en', 'alarm/en'],
])('a draft with the template %s comes back with %s', (kept, shown) => {
  const draft = { fields: { title: 'Alert', template: kept }, tags: [], touched: [] };
  expect(reviveDraft(draft, [alarm, outage]).fields).toEqual({
    title: 'Alert',
    ...BACKGROUND,
    template: shown,
  });
});

test.each([
  ['2027-03', [], 'INC-2027-0005'],
  ['2023-09-19 09:10', [], 'INC-2023-0001'],
  ['2023-09', ['id'], 'INC-2026-0001'],
  ['soon', [], 'INC-2026-0001'],
  ['', [], 'INC-2026-0001'],
  ['未知', [], 'INC-0000-0001'],
])('for a detection in %j, after %j was set, the id %s is proposed', (detected, touched, id) => {
  const fields = { id: 'INC-2026-0001', 'times.detected': detected, zone: 'UTC' };
  expect(proposeId({ fields, tags: [], touched }, setup)).toBe(id);
});

function offer(
  name: string,
  tags: string,
  presets: OfferedTemplate['presets'],
  body = '## Background\n',
): OfferedTemplate {
  const text = `---\nx_template: { title: ${name}, tags: ${tags} }\nlang: en\n---\n\n${body}`;
  return { key: `${name}/en`, template: parseTemplate(name, text), presets };
}

test('what triage hands over fills the text, the host, the indicators and the sources, and nothing that is unknown', () => {
  const given = {
    text: 'dst=203.0.113.45',
    host: { os: 'linux', addr: '203.0.113.45', heldFrom: '2022-10-22' },
    indicators: [{ type: 'ipv4-addr', value: '203.0.113.45' }],
    sources: ['threatbook', 'qianxin'],
  };
  expect(withHandOver({ title: 'kept' }, given)).toEqual({
    title: 'kept',
    paste: 'dst=203.0.113.45',
    'assets.0.id': 'H1',
    'assets.0.os_family': 'linux',
    'assets.0.ips.0.addr': '203.0.113.45',
    'assets.0.ips.0.held_from': '2022-10-22',
    'indicators.0.id': 'I1',
    'indicators.0.asset': 'H1',
    'indicators.0.type': 'ipv4-addr',
    'indicators.0.value': '203.0.113.45',
    'intel.0.id': 'V1',
    'intel.0.indicator': 'I1',
    'intel.0.source': 'threatbook',
    'intel.1.id': 'V2',
    'intel.1.indicator': 'I1',
    'intel.1.source': 'qianxin',
  });
  expect(withHandOver({}, { text: 'words', indicators: [], sources: [] })).toEqual({ paste: 'words' });
});
