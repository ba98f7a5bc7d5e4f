import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { IndicatorInput } from '../../../schemas/indicator.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { indicatorValue } from '../../../src/core/rules/indicator-value.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

describe('indicator-value', () => {
  const withValues = (tlp: IncidentInput['tlp'], ...values: [IndicatorInput['type'], string][]): Report =>
    reportOf({
      tlp,
      indicators: values.map(([type, value], index) => ({ id: `I${index + 1}`, type, value })),
    });

  it.each<[IndicatorInput['type'], string]>([
    ['ipv4-addr', '8.8.8.8'],
    ['ipv4-addr', '8.8.8.0/24'],
    ['ipv6-addr', '2606:4700::1111'],
    ['domain-name', '例子.测试'],
    ['url', 'https://login.example.net/a?b=c'],
    ['email-addr', 'billing@example.net'],
    ['file', 'test.exe'],
    ['file', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['mutex', 'Global\\example'],
  ])('accepts the %s %s', (type, value) => {
    expect(runRule(indicatorValue, withValues('amber', [type, value]))).toBe('');
  });

  it('says what the value looks like, and which addresses are of no use', () => {
    const cases = {
      defanged: withValues(
        'amber',
        ['ipv4-addr', '203[.]0[.]113[.]45'],
        ['url', 'hxxps://login.example[.]net/'],
      ),
      'of another type': withValues(
        'amber',
        ['ipv4-addr', 'login.example.net'],
        ['domain-name', 'https://login.example.net/'],
      ),
      'of no type': withValues(
        'amber',
        ['ipv4-addr', '203.0.113.456'],
        ['file', 'd41d8cd98f00b204e9800998ecf8427'],
      ),
      private: withValues(
        'amber',
        ['ipv4-addr', '10.0.0.5'],
        ['ipv6-addr', 'fd00::5'],
        ['ipv4-addr', '127.0.0.1'],
      ),
      'for documentation': withValues('amber', ['ipv4-addr', '192.0.2.1'], ['ipv6-addr', '2001:db8::1']),
      'for documentation, in a public report': withValues(
        'clear',
        ['ipv4-addr', '192.0.2.1'],
        ['ipv4-addr', '192.0.2.2'],
      ),
    };
    expect(runCases(indicatorValue, cases)).toMatchInlineSnapshot(`
      "
      # defanged
      error INC-2023-0001 indicators.0.value
        The value \`203[.]0[.]113[.]45\` is defanged.
        Write \`203.0.113.45\`; pages defang it themselves and never link to it.
      error INC-2023-0001 indicators.1.value
        The value \`hxxps://login.example[.]net/\` is defanged.
        Write \`https://login.example.net/\`; pages defang it themselves and never link to it.
      # of another type
      error INC-2023-0001 indicators.0.value
        \`login.example.net\` is no value of the type \`ipv4-addr\`.
        Write \`type: domain-name\`, or correct the value.
      error INC-2023-0001 indicators.1.value
        \`https://login.example.net/\` is no value of the type \`domain-name\`.
        Write \`type: url\`, or correct the value.
      # of no type
      error INC-2023-0001 indicators.0.value
        \`203.0.113.456\` is no value of the type \`ipv4-addr\`.
        Write it like \`203.0.113.7\`.
      error INC-2023-0001 indicators.1.value
        \`d41d8cd98f00b204e9800998ecf8427\` is no value of the type \`file\`.
        Write it like \`invoice.exe\`, or a hash with all of its hexadecimal digits.
      # private
      warning INC-2023-0001 indicators.0.value
        \`10.0.0.5\` is a private or reserved address, which exists in other networks as well.
        Name the host in \`assets\`, and list as an indicator only what can be met from outside.
      warning INC-2023-0001 indicators.1.value
        \`fd00::5\` is a private or reserved address, which exists in other networks as well.
        Name the host in \`assets\`, and list as an indicator only what can be met from outside.
      warning INC-2023-0001 indicators.2.value
        \`127.0.0.1\` is a private or reserved address, which exists in other networks as well.
        Name the host in \`assets\`, and list as an indicator only what can be met from outside.
      # for documentation
      warning INC-2023-0001 indicators.0.value
        \`192.0.2.1\` is an address for documentation, so no alert will ever match it.
        Write the true address, or limit the report with \`tlp\` if it may not be seen by all.
      warning INC-2023-0001 indicators.1.value
        \`2001:db8::1\` is an address for documentation, so no alert will ever match it.
        Write the true address, or limit the report with \`tlp\` if it may not be seen by all.
      # for documentation, in a public report
      suggestion INC-2023-0001 indicators.0.value
        \`192.0.2.1\` is an address for documentation, so no alert will ever match it.
        Write the true address, or limit the report with \`tlp\` if it may not be seen by all.
      "
    `);
  });
});
