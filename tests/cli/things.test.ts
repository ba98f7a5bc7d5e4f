import { afterEach, describe, expect, it } from 'vitest';
import { fakeTerminal, KEYS } from './fake-terminal.ts';
import type { Workplace } from './run-in.ts';
import { openSmallArchive } from './small-archive.ts';

const LISTS = {
  'incidents/sources.yml':
    'tb:\n  label: { en: ThreatBook, zh-CN: 微步在线 }\n  aliases: [某情报, TB Feed, threatbook]\n',
  'incidents/services.yml': 'orders:\n  label: { en: Order API, zh-CN: 订单接口 }\n  aliases: [下单]\n',
};

let place: Workplace;
afterEach(() => place.remove());

const NEW = 'new --yes --title X --tag FP --indicator 192.88.5.20'.split(' ');

describe('sources and services with names', () => {
  it.each([
    'source:某情报',
    'source:微步在线',
    'source:"tb feed"',
    'source:ＴＢ',
    'source:threatbook',
    '情报源：微步',
  ])('are found by %s', async (query) => {
    place = openSmallArchive(LISTS);
    const { stdout } = await place.run(['search', query]);
    expect(stdout).toContain('INC-2025-0004');
  });

  it('are written by their ids in a new report, whichever name was typed', async () => {
    place = openSmallArchive(LISTS);
    const { code } = await place.run([...NEW, '--source', '某情报', '--service', '下单']);
    expect(code).toBe(0);
    const text = place.read('incidents/2026/INC-2026-0001.mdx');
    expect(text).toContain('source: tb\n');
    expect(text).toContain('service: orders\n');
    const found = await place.run(['search', 'service:订单接口']);
    expect(found.stdout).toContain('INC-2026-0001');
  });

  it('are asked for where there is a list of services, and an unknown one is asked again', async () => {
    place = openSmallArchive(LISTS);
    const { enter } = KEYS;
    const flags = '--title X --lang en --template outage --severity low --detected now --tag FP'.split(' ');
    const terminal = fakeTerminal([
      ['indicators of the incident', enter],
      ['further indicators', enter],
      ['Which service is it about?', `orde${enter}`],
      ['Did you mean `orders`?', `rs${enter}`],
      ['What next?', `${KEYS.down}${KEYS.down}${enter}`],
    ]);
    await place.run(['new', ...flags, '--source', '某情报', '--related', 'INC-2025-0004'], {
      openTerminal: terminal.open,
      readInput: () => Promise.resolve(Buffer.from('cdn.bad-place.com')),
    });
    expect(terminal.unasked()).toEqual([]);
    expect(place.read('incidents/2026/INC-2026-0001.mdx')).toContain('service: orders\n');
  });

  it('are refused by a flag where no list has them, with the nearest', async () => {
    place = openSmallArchive(LISTS);
    const told = await Promise.all(
      ['ordres', 'billing', ' '].map(async (name) => (await place.run([...NEW, '--service', name])).stderr),
    );
    expect(`\n${told.join('\n')}`).toMatchInlineSnapshot(`
      "
      There is no service \`ordres\`. Did you mean \`orders\`?
      Nothing was written.

      There is no service \`billing\`. The services are in \`services.yml\`; add a new one there first.
      Nothing was written.

      There is no service \` \`. The services are in \`services.yml\`; add a new one there first.
      Nothing was written.
      "
    `);
    await place.remove();
    place = openSmallArchive();
    const { code } = await place.run([...NEW, '--service', '计费 系统']);
    expect([code, place.read('incidents/2026/INC-2026-0001.mdx').includes('service: 计费 系统\n')]).toEqual([
      0,
      true,
    ]);
  });

  it('are recalled under one name in the language of the interface', async () => {
    const config = "export default { title: 'Archive', language: 'zh-CN', timeZone: 'UTC' };\n";
    place = openSmallArchive({ ...LISTS, 'precedent.config.ts': config });
    const { stdout } = await place.run(['recall', '-'], {
      readInput: () => Promise.resolve(Buffer.from('告警：某情报 把 192.88.5.20 判为恶意')),
    });
    expect(stdout).toContain('情报源 微步在线');
  });

  it('that no list has are told by the check, and stop nothing', async () => {
    place = openSmallArchive({ 'incidents/sources.yml': 'other: { label: { en: Other } }\n' });
    const { code, stdout } = await place.run(['check']);
    expect(code).toBe(0);
    expect(stdout).toContain('The source `threatbook` does not stand in sources.yml.');
  });
});
