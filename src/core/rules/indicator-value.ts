import type { Indicator } from '../../../schemas/indicator.ts';
import { INDICATOR_TYPES, type IndicatorType } from '../../../schemas/vocabulary.ts';
import { isDocumentationAddress, isPrivateAddress } from '../indicators/addresses.ts';
import { isValidIndicator, refang } from '../indicators/indicators.ts';
import type { Report } from '../model/report.ts';
import type { Hit, Rule } from './rule.ts';

const EXAMPLES: Partial<Record<IndicatorType, string>> = {
  'ipv4-addr': '`203.0.113.7`',
  'ipv6-addr': '`2001:db8::7`',
  'domain-name': '`login.example.net`',
  url: '`https://login.example.net/`',
  'email-addr': '`billing@example.net`',
  file: '`invoice.exe`, or a hash with all of its hexadecimal digits',
  'mac-addr': '`00:00:5e:00:53:01`',
  'autonomous-system': '`AS64496`',
  'windows-registry-key': '`HKLM\\Software\\Example`',
};

/** Types that a value is recognised as, strictest first. */
const RECOGNISED = INDICATOR_TYPES.filter((type) => type in EXAMPLES && type !== 'file');

/** The value of an indicator fits its type, and an address is one that can be met again. */
export const indicatorValue: Rule = {
  id: 'indicator-value',
  level: 'error',
  readsBroken: true,
  *check({ reports }) {
    for (const report of reports) {
      let hasSuggested = false;
      for (const [index, indicator] of report.incident.indicators.entries()) {
        const fault = faultOf(indicator) ?? weaknessOf(indicator, report);
        const isRepeated = hasSuggested && fault?.level === 'suggestion';
        if (fault === undefined || isRepeated) continue;
        hasSuggested ||= fault.level === 'suggestion';
        yield { report, path: ['indicators', index, 'value'], ...fault };
      }
    }
  },
};

type Fault = Omit<Hit, 'report' | 'path'>;

function faultOf({ type, value }: Indicator): Fault | undefined {
  if (isValidIndicator(type, value)) return undefined;
  const plain = refang(value).trim();
  if (plain !== value && isValidIndicator(type, plain)) {
    return {
      message: `The value \`${value}\` is defanged.`,
      hint: `Write \`${plain}\`; pages defang it themselves and never link to it.`,
    };
  }
  const fitting = RECOGNISED.find((other) => isValidIndicator(other, plain));
  return {
    message: `\`${value}\` is no value of the type \`${type}\`.`,
    hint:
      fitting === undefined
        ? `Write it like ${EXAMPLES[type] ?? 'the source does'}.`
        : `Write \`type: ${fitting}\`, or correct the value.`,
  };
}

function weaknessOf({ value }: Indicator, { incident }: Report): Fault | undefined {
  if (isDocumentationAddress(value)) {
    return {
      // Whoever publishes a report to everybody replaces its addresses.
      level: incident.tlp === 'clear' ? 'suggestion' : 'warning',
      message: `\`${value}\` is an address for documentation, so no alert will ever match it.`,
      hint: 'Write the true address, or limit the report with `tlp` if it may not be seen by all.',
    };
  }
  if (!isPrivateAddress(value)) return undefined;
  return {
    level: 'warning',
    message: `\`${value}\` is a private or reserved address, which exists in other networks as well.`,
    hint: 'Name the host in `assets`, and list as an indicator only what can be met from outside.',
  };
}
