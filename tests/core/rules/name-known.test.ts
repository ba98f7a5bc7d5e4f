import { describe, expect, it } from 'vitest';
import { serviceList, sourceList } from '../../../schemas/thing.ts';
import { nameKnown } from '../../../src/core/rules/name-known.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

const things = {
  sources: sourceList.parse({
    threatbook: { label: { en: 'ThreatBook', 'zh-CN': '微步在线' }, aliases: ['TB'] },
  }),
  services: serviceList.parse({ orders: { label: { 'zh-CN': '订单接口' } } }),
};
const naming = (source: string, service?: string) =>
  reportOf({ intel: [{ id: 'V1', source }], ...(service === undefined ? {} : { service }) });

describe('name-known', () => {
  it('knows every name of a thing, and any name where there is no list', () => {
    for (const source of ['threatbook', 'tb', '微步', '微步在线', 'ＴＨＲＥＡＴＢＯＯＫ'])
      expect(runRule(nameKnown, naming(source, '订单 接口'), { things })).toBe('');
    expect(runRule(nameKnown, naming('anything', 'anything'), { things: {} })).toBe('');
  });

  it('names what was meant, or the lines to add', () => {
    const cases = {
      'a slip': naming('thretbook'),
      'a new source': naming('GreyNoise'),
      'a new source in Chinese': naming('某厂商'),
      'a new service': naming('tb', 'Pay "API": v2'),
      'a name that every object has': naming('constructor', '__proto__'),
    };
    expect(runCases(nameKnown, cases, { things })).toMatchInlineSnapshot(`
      "
      # a slip
      warning INC-2023-0001 intel.0.source
        The source \`thretbook\` does not stand in sources.yml.
        Did you mean \`threatbook\`? If it is new, add to sources.yml:

      thretbook:
        label: { en: "thretbook" }
      # a new source
      warning INC-2023-0001 intel.0.source
        The source \`GreyNoise\` does not stand in sources.yml.
        Use a name of the list, or add to sources.yml:

      greynoise:
        label: { en: "GreyNoise" }
      # a new source in Chinese
      warning INC-2023-0001 intel.0.source
        The source \`某厂商\` does not stand in sources.yml.
        Use a name of the list, or add to sources.yml:

      id-of-it:
        label: { zh-CN: "某厂商" }
      # a new service
      warning INC-2023-0001 service
        The service \`Pay "API": v2\` does not stand in services.yml.
        Use a name of the list, or add to services.yml:

      pay-api-v2:
        label: { en: "Pay \\"API\\": v2" }
      # a name that every object has
      warning INC-2023-0001 intel.0.source
        The source \`constructor\` does not stand in sources.yml.
        Use a name of the list, or add to sources.yml:

      constructor:
        label: { en: "constructor" }
      warning INC-2023-0001 service
        The service \`__proto__\` does not stand in services.yml.
        Use a name of the list, or add to services.yml:

      proto:
        label: { en: "__proto__" }
      "
    `);
  });
});
