import { describe, expect, it } from 'vitest';
import type { AssetInput } from '../../schemas/asset.ts';
import type { IncidentInput } from '../../schemas/incident.ts';
import type { IndicatorInput } from '../../schemas/indicator.ts';
import type { IntelInput } from '../../schemas/intel.ts';
import { VERDICTS } from '../../schemas/vocabulary.ts';
import type { Report } from '../../src/core/model.ts';
import { indicatorValue } from '../../src/rules/indicator-value.ts';
import { ownershipWindow } from '../../src/rules/ownership-window.ts';
import { platformMismatch } from '../../src/rules/platform-mismatch.ts';
import { singleOrigin } from '../../src/rules/single-origin.ts';
import { staleEvidence } from '../../src/rules/stale-evidence.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

const host: AssetInput = {
  id: 'H1',
  os_family: 'linux',
  arch: 'x86_64',
  ips: [{ addr: '198.18.0.7', held_from: '2022-10-22' }],
};
const address: IndicatorInput = { id: 'I1', type: 'ipv4-addr', value: '198.18.0.7', asset: 'H1' };

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

describe('ownership-window', () => {
  const judged = (
    verdict: IncidentInput['verdict'],
    indicator: Partial<IndicatorInput>,
    ips = host.ips ?? [],
  ): Report => reportOf({ verdict, assets: [{ ...host, ips }], indicators: [{ ...address, ...indicator }] });

  it('is an error for a true positive, a warning for an undecided verdict and silent for the rest', () => {
    const levels = VERDICTS.map((value) => [
      value,
      levelsOf(runRule(ownershipWindow, judged({ value }, { last_evidence: '2022-10-16' }))),
    ]);
    expect(Object.fromEntries(levels)).toEqual({
      undetermined: 'warning',
      true_positive: 'error',
      benign_true_positive: '',
      false_positive: '',
      suspicious: 'warning',
      insufficient_data: 'warning',
      duplicate: '',
      test: '',
    });
  });

  it.each([
    ['evidence of our own time', judged({ value: 'true_positive' }, { last_evidence: '2023-09-01' })],
    [
      'an override',
      judged(
        { value: 'true_positive', override: 'Our own flow logs show it.' },
        { last_evidence: '2022-10-16' },
      ),
    ],
    ['no date of evidence', judged({ value: 'true_positive' }, {})],
    [
      'no date of ownership',
      judged({ value: 'true_positive' }, { last_evidence: '2022-10-16' }, [{ addr: '198.18.0.7' }]),
    ],
    [
      'a sighting of something odd',
      judged({ value: 'true_positive' }, { role: 'anomalous-activity', last_seen: '2022-10-16' }),
    ],
  ])('accepts %s', (_name, report) => {
    expect(runRule(ownershipWindow, report)).toBe('');
  });

  it('shows both dates and what follows from them', () => {
    const released = [{ addr: '198.18.0.7', held_from: '2021', held_until: '2022-05-01' }];
    const cases = {
      'ahead of our time': judged({ value: 'true_positive' }, { last_evidence: '2022-10-16' }),
      'on the day before': judged({ value: 'suspicious' }, { last_evidence: '2022-10-21' }),
      'behind our time': judged(
        { value: 'true_positive' },
        { first_seen: '2022-06', last_evidence: '2022-10-16' },
        released,
      ),
      'left open by the dates': judged({ value: 'true_positive' }, { last_evidence: '2022-10' }),
      'left open, and undecided': judged({ value: 'suspicious' }, { last_evidence: '2022-10' }),
    };
    expect(runCases(ownershipWindow, cases)).toMatchInlineSnapshot(`
      "
      # ahead of our time
      error INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10-16\`, which is at least 6 days before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # on the day before
      warning INC-2023-0001 verdict.value
        The verdict is \`suspicious\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10-21\`, which is at least 1 day before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # behind our time
      error INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10-16\`, which is at least 31 days after \`H1\` gave it up (\`held_until: 2022-05-01\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # left open by the dates
      warning INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10\`, which may be before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # left open, and undecided
      suggestion INC-2023-0001 verdict.value
        The verdict is \`suspicious\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10\`, which may be before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      "
    `);
  });
});

describe('platform-mismatch', () => {
  const judged = (
    verdict: IncidentInput['verdict'],
    sample: IndicatorInput['sample'],
    asset = host,
  ): Report => reportOf({ verdict, assets: [asset], indicators: [{ ...address, sample }] });

  it.each([
    ['a sample for the platform', judged({ value: 'true_positive' }, { os: 'linux', arch: 'x86_64' })],
    ['a sample of an unknown platform', judged({ value: 'true_positive' }, { file_type: 'Trojan.Generic' })],
    ['an asset of an unknown platform', judged({ value: 'true_positive' }, { os: 'windows' }, { id: 'H1' })],
    ['an override', judged({ value: 'true_positive', override: 'The host runs Wine.' }, { os: 'windows' })],
    ['a false positive', judged({ value: 'false_positive' }, { os: 'windows' })],
  ])('accepts %s', (_name, report) => {
    expect(runRule(platformMismatch, report)).toBe('');
  });

  it('shows both platforms and what follows from them', () => {
    const cases = {
      'another operating system': judged(
        { value: 'true_positive' },
        { file_type: 'Win64/Heur', os: 'windows' },
      ),
      'another processor': judged({ value: 'undetermined' }, { os: 'linux', arch: 'arm64' }),
      'told by the file type alone': judged({ value: 'true_positive' }, { file_type: 'Win64/Heur' }),
    };
    expect(runCases(platformMismatch, cases)).toMatchInlineSnapshot(`
      "
      # another operating system
      error INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the sample of \`I1\` (Win64/Heur) is made for \`windows\`, and \`H1\` runs \`linux\`.
        Ask the source for a sample that runs there. Without it, write \`value: false_positive\` and \`cause: sample_platform_mismatch\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # another processor
      warning INC-2023-0001 verdict.value
        The verdict is \`undetermined\`, but the sample of \`I1\` is made for \`arm64\`, and \`H1\` runs \`x86_64\`.
        Ask the source for a sample that runs there. Without it, write \`value: false_positive\` and \`cause: sample_platform_mismatch\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # told by the file type alone
      warning INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the sample of \`I1\` (Win64/Heur) seems to be made for \`windows\`, and \`H1\` runs \`linux\`.
        Ask the source for a sample that runs there. Without it, write \`value: false_positive\` and \`cause: sample_platform_mismatch\`; if the verdict stands all the same, say why in \`verdict.override\`.
      "
    `);
  });
});

describe('stale-evidence', () => {
  const dated = (
    indicator: Partial<IndicatorInput>,
    verdict: IncidentInput['verdict'] = { value: 'true_positive' },
  ): Report =>
    reportOf({ verdict, indicators: [{ id: 'I1', type: 'ipv4-addr', value: '198.18.0.7', ...indicator }] });

  it.each([
    ['an address of 120 days', dated({ last_evidence: '2023-05-22' })],
    ['a month that may be near enough', dated({ last_evidence: '2023-05' })],
    [
      'a domain of half a year',
      dated({ type: 'domain-name', value: 'login.example.net', last_evidence: '2023-03-19' }),
    ],
    [
      'an old hash',
      dated({ type: 'file', value: 'd41d8cd98f00b204e9800998ecf8427e', last_evidence: '2015' }),
    ],
    ['no date', dated({})],
    [
      'an old address of a false positive',
      dated({ last_evidence: '2022-10-16' }, { value: 'false_positive' }),
    ],
  ])('accepts %s', (_name, report) => {
    expect(runRule(staleEvidence, report)).toBe('');
  });

  it('shows the age and the usual life', () => {
    const told: IntelInput = {
      id: 'V1',
      source: 'threatbook',
      indicator: 'I1',
      history: [{ at: '2023-09-19', verdict: 'malicious', last_evidence: '2022-10-16' }],
    };
    const cases = {
      'an address of 121 days': dated({ last_evidence: '2023-05-21' }),
      'an old domain': dated({ type: 'domain-name', value: 'login.example.net', last_evidence: '2021' }),
      'a date of the source': reportOf({
        indicators: [{ id: 'I1', type: 'ipv4-addr', value: '198.18.0.7' }],
        intel: [told],
      }),
    };
    expect(runCases(staleEvidence, cases)).toMatchInlineSnapshot(`
      "
      # an address of 121 days
      warning INC-2023-0001 indicators.0.last_evidence
        The newest evidence about \`198.18.0.7\` is dated \`2023-05-21\`, at least 121 days before the detection; evidence about the type \`ipv4-addr\` usually lasts 120 days.
        Ask the source for its newest evidence. If there is none, consider the cause \`stale_intel\` or \`ip_reuse\`.
      # an old domain
      warning INC-2023-0001 indicators.0.last_evidence
        The newest evidence about \`login.example.net\` is dated \`2021\`, at least 627 days before the detection; evidence about the type \`domain-name\` usually lasts 365 days.
        Ask the source for its newest evidence. If there is none, consider the cause \`stale_intel\` or \`ip_reuse\`.
      # a date of the source
      warning INC-2023-0001 indicators.0.last_evidence
        The newest evidence about \`198.18.0.7\` is dated \`2022-10-16\`, at least 338 days before the detection; evidence about the type \`ipv4-addr\` usually lasts 120 days.
        Ask the source for its newest evidence. If there is none, consider the cause \`stale_intel\` or \`ip_reuse\`.
      "
    `);
  });
});

describe('single-origin', () => {
  const source = (id: string, fields: Partial<IntelInput> = {}): IntelInput => ({
    id,
    source: `source ${id}`,
    indicator: 'I1',
    history: [{ at: '2023-09-19', verdict: 'malicious' }],
    ...fields,
  });
  const told = (...intel: IntelInput[]): Report => reportOf({ indicators: [address], assets: [host], intel });

  it.each([
    ['one source', told(source('V1'))],
    ['independent sources', told(source('V1'), source('V2', { independent_of: ['V1'] }))],
    [
      'a second source that does not accuse',
      told(source('V1'), source('V2', { history: [{ at: '2023-09-19', verdict: 'unknown' }] })),
    ],
    ['one source twice', told(source('V1'), source('V2', { source: 'source V1' }))],
    [
      'a false positive',
      reportOf({
        verdict: { value: 'false_positive' },
        indicators: [address],
        assets: [host],
        intel: [source('V1'), source('V2')],
      }),
    ],
  ])('accepts %s', (_name, report) => {
    expect(runRule(singleOrigin, report)).toBe('');
  });

  it('counts the origins', () => {
    const cases = {
      'nothing known of two': told(source('V1'), source('V2')),
      'two of three': told(source('V1'), source('V2', { independent_of: ['V1'] }), source('V3')),
    };
    expect(runCases(singleOrigin, cases)).toMatchInlineSnapshot(`
      "
      # nothing known of two
      warning INC-2023-0001 intel
        \`V1\` (source V1) and \`V2\` (source V2) call it malicious, but count as 1 origin: the report does not show that each rests on evidence of its own.
        Ask what each label rests on. An entry with an observation of its own lists the others in \`independent_of\`; labels on one sample stay one.
      # two of three
      warning INC-2023-0001 intel
        \`V1\` (source V1), \`V2\` (source V2) and \`V3\` (source V3) call it malicious, but count as 2 origins: the report does not show that each rests on evidence of its own.
        Ask what each label rests on. An entry with an observation of its own lists the others in \`independent_of\`; labels on one sample stay one.
      "
    `);
  });
});

/** The levels of what a rule says, joined by spaces. */
function levelsOf(told: string): string {
  return (told.match(/^(?:error|warning|suggestion)/gm) ?? []).join(' ');
}
