import { describe, expect, it } from 'vitest';
import { serviceList, sourceList } from '../../../schemas/thing.ts';
import {
  createDirectories,
  listedThings,
  nameThings,
  serviceThing,
  sourceThings,
  writtenIncident,
} from '../../../src/core/language/things.ts';
import { rowName } from '../../../src/core/model/things.ts';
import { buildReport } from '../../builders.ts';

const LISTS = {
  sources: sourceList.parse({
    threatbook: { label: { en: 'ThreatBook', 'zh-CN': '微步在线' }, aliases: ['TB feed', '微步'] },
    'tencent-cloud': { label: { en: 'Tencent Cloud' }, aliases: ['腾讯'] },
    'tencent-lab': { label: { en: 'Tencent Lab' }, aliases: ['腾讯安全', 'shared'] },
    other: { label: { 'zh-CN': '自建蜜罐' }, aliases: ['shared', 'constructor'] },
  }),
  services: serviceList.parse({
    orders: { label: { en: 'Order API', 'zh-CN': '订单接口' }, aliases: ['下单'] },
  }),
};
const { sources, services } = createDirectories(LISTS, 'zh-CN');

describe('a directory', () => {
  it.each([
    ['threatbook', 'threatbook'],
    ['微步', 'threatbook'],
    ['ＴＢ－Feed', 'threatbook'],
    // What a company is usually called needs no line in the list.
    ['微步情报', 'threatbook'],
    ['微步（ThreatBook）', 'threatbook'],
    ['微步/奇安信', 'threatbook'],
    ['微步/腾讯安全', undefined],
    // A name that two entries lay claim to as usual means neither, unless it stands in one of them.
    ['腾讯安全', 'tencent-lab'],
    ['腾讯', 'tencent-cloud'],
    ['腾讯威胁情报', undefined],
    ['shared', undefined],
    ['constructor', 'other'],
    ['toString', undefined],
    ['', undefined],
    ['奇安信', undefined],
  ])('finds %s as %s', (written, id) => {
    expect(sources.find(written)?.id).toBe(id);
  });

  it('names things in the language of the interface, else in the other one', () => {
    expect(sources.listed.map(({ label }) => label)).toEqual([
      '微步在线',
      'Tencent Cloud',
      'Tencent Lab',
      '自建蜜罐',
    ]);
    expect(services.find('下单')?.label).toBe('订单接口');
  });

  it('knows nothing without a list', () => {
    expect(createDirectories({}, 'en').sources.find('threatbook')).toBeUndefined();
  });
});

describe('a report', () => {
  const report = buildReport({
    incident: {
      service: '下单',
      intel: [
        { id: 'V1', source: '微步' },
        { id: 'V2', source: 'ThreatBook' },
        { id: 'V3', source: '某厂商 甲' },
      ],
    },
  });
  const named = nameThings(report, { sources, services });

  it('has its sources and its service under the names of the archive', () => {
    expect(named.incident.intel.map(({ source }) => source)).toEqual(['微步在线', '微步在线', '某厂商 甲']);
    expect(named.incident.service).toBe('订单接口');
    expect(sourceThings(named).map(rowName)).toEqual(['threatbook', 'threatbook', '某厂商 甲']);
    expect(serviceThing(named)?.id).toBe('orders');
    expect(listedThings(named).map(({ id }) => id)).toEqual(['threatbook', 'orders']);
    expect(nameThings(named, { sources, services })).toBe(named);
  });

  it('keeps what it writes', () => {
    expect(writtenIncident(named)).toEqual(report.incident);
    expect(writtenIncident(report)).toBe(report.incident);
  });

  it('knows which sources and services its lessons are about, and takes no part of a path for one', () => {
    const applied = buildReport({
      incident: { applies_to: ['tb-feed', '下单', 'src/orders/**', 'orders/x', 'CVE-1'] },
    });
    const { targets } = nameThings(applied, { sources, services }).named ?? {};
    expect([...(targets ?? [])].map(([name, { kind, id }]) => [name, kind, id])).toEqual([
      ['tb-feed', 'source', 'threatbook'],
      ['下单', 'service', 'orders'],
    ]);
  });

  it('stays as it is where no list has what it names', () => {
    expect(nameThings(report, createDirectories({}, 'en'))).toBe(report);
    expect(serviceThing(buildReport())).toBeUndefined();
  });

  it('gives all usual names of an unlisted source one address, in letters of an address', () => {
    const ids = [
      'ThreatBook',
      '微步',
      '某厂商 甲',
      '某厂商-甲',
      'Foo_Bar',
      'foo bar',
      '../x',
      '甲'.repeat(90),
    ].map(
      (source) =>
        sourceThings(buildReport({ incident: { intel: [{ id: 'V1', source }] } })).map(({ id }) => id)[0] ??
        '',
    );
    expect(ids.every((id) => /^[a-z0-9-]{1,60}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(5);
    expect(ids[0]).toBe('threatbook');
  });
});
