import { describe, expect, expectTypeOf, test } from 'vitest';
import { incident, type Incident, type IncidentInput } from '../../schemas/incident.ts';
import { messagesOf } from './messages-of.ts';

const least: IncidentInput = {
  id: 'INC-2023-0001',
  title: '云服务器被误报为远控',
  status: 'closed',
  severity: 'high',
  tlp: 'amber+strict',
  verdict: { value: 'false_positive' },
  times: { detected: '2023-09-19' },
};

const full: IncidentInput = {
  ...least,
  aliases: ['INC-2023-0007'],
  summary: 'The label is older than our lease of the address.',
  lang: 'zh-CN',
  record_status: 'published',
  pap: 'green',
  category: 'malicious-code/c2-server',
  impact: 'none',
  service: 'orders',
  verdict: {
    value: 'false_positive',
    because: 'The evidence is older than our lease, and the sample does not run here.',
    reason: 'inaccurate_data',
    cause: 'ip_reuse',
    confidence: 'high',
    decided_by: 'response lead',
    decisive_finding: 'F1',
    history: [{ at: '2023-09-19', value: 'true_positive', why: 'Three sources agree.' }],
    override: 'None needed.',
  },
  check_first: [{ what: 'Newest evidence against the first day of the lease', minutes: 5 }],
  comparisons: [
    {
      title: 'The host of the label is not ours',
      left: { label: 'label', value: 'login.example.net' },
      right: { label: 'ours', value: 'campaign.example.org' },
      says: 'contradicts',
    },
  ],
  times: { occurred: 2022, detected: '2023-09-19T09:10:00+08:00', closed: '2023-10' },
  assets: [
    {
      id: 'H1',
      name: 'bastion',
      kind: 'server',
      role: 'test bastion',
      os_family: 'linux',
      arch: 'x86_64',
      provider: 'cloud',
      owner_team: 'infrastructure',
      exposure: 'internet',
      compromise: 'not_compromised',
      ips: [{ addr: '203.0.113.7', held_from: '2022-10-26', evidence: 'allocation record' }],
    },
  ],
  indicators: [
    {
      id: 'I1',
      type: 'ipv4-addr',
      value: '203.0.113.7',
      role: 'malicious-activity',
      observation: 'observed',
      asset: 'H1',
      last_evidence: '2022-10-16',
      valid_until: '2022-10-22',
      sample: { file_type: 'Win64/Heur', os: 'windows', arch: 'x86_64' },
      fp_risk: 'high',
    },
  ],
  intel: [
    {
      id: 'V1',
      source: 'threatbook',
      reliability: 'b',
      indicator: 'I1',
      history: [{ at: '2023-09-19', verdict: 'malicious', labels: ['CobaltStrike'] }],
      independent_of: ['V2'],
      dispute: {
        reported_on: '2023-09-21',
        channel: 'ticket',
        ticket: 'FB-118',
        asks_for: 'expire',
        recheck_on: '2023-10',
        outcome: 'accepted',
        answered_on: '2023-09-22',
        delisted_on: '2023-09-22',
      },
    },
  ],
  detection: [{ rule: '1001', tool: 'cloud firewall', signature: 'CobaltStrike RAT', at: '2023-09-19' }],
  attack: [{ technique: 'T1071.001', tactic: 'command-and-control' }],
  relations: [{ type: 'similar', target: 'INC-2023-0002', note: 'Same cause.' }],
  references: [{ kind: 'ticket', title: 'Ticket 7' }, { url: 'https://example.org/report' }],
  applies_to: ['infra/**/*.tf'],
  effort: { person_hours: 36, elapsed_hours: 72.5 },
  tags: ['false-positive', 'ip-reuse'],
  people: [{ role: 'on-call analyst', team: 'security' }],
  review_by: '2024-09',
  translations: { en: { title: 'An alert', summary: 'It was old.' }, ja: { title: '警告' } },
  x_ticket: { queue: 7 },
};

describe('front matter', () => {
  test('needs seven fields and gives lists and defaults for the rest', () => {
    expect(incident.parse(least)).toEqual({
      ...least,
      record_status: 'draft',
      verdict: { value: 'false_positive', history: [] },
      aliases: [],
      assets: [],
      indicators: [],
      intel: [],
      detection: [],
      attack: [],
      check_first: [],
      comparisons: [],
      relations: [],
      references: [],
      applies_to: [],
      tags: [],
      people: [],
    });
  });

  test('keeps every field as written, local ones included', () => {
    const parsed = incident.parse(full);
    expect(parsed).toMatchObject({
      ...full,
      times: { ...full.times, occurred: '2022' },
      references: [
        { kind: 'ticket', title: 'Ticket 7' },
        { kind: 'other', url: 'https://example.org/report' },
      ],
    });
    expect(Object.keys(parsed).sort()).toEqual(
      Object.keys(incident.shape).concat('x_ticket').filter(isWritten).sort(),
    );
  });

  test('names what is missing, each with what to write', () => {
    expect(messagesOf(incident, {})).toMatchInlineSnapshot(`
      [
        "id: This field is missing; it must be a report id. Write it like INC-2023-0001: prefix, year, and a number of four or more digits.",
        "title: This field is missing; it must be text. Write a few words.",
        "status: This field is missing; it must be a status. Write one of: new, in_progress, on_hold, resolved, closed.",
        "severity: This field is missing; it must be a severity. Write one of: informational, low, medium, high, critical.",
        "tlp: This field is missing; it must be a TLP level. Write one of: clear, green, amber, amber+strict, red.",
        "verdict: This field is missing; it must be a verdict with its ground. Write “name: value” lines below it: value, because, reason, cause, confidence, decided_by, decisive_finding, history, override.",
        "times: This field is missing; it must be a group of times. Write “name: value” lines below it: occurred, detected, acknowledged, contained, resolved, closed.",
      ]
    `);
  });

  test('says what it is when it is no group of fields at all', () => {
    expect(messagesOf(incident, null)[0]).toMatch(/^This field is empty; it must be front matter\./);
    expect(messagesOf(incident, ['a'])[0]).toMatch(/^A list is not front matter\./);
  });

  test('has types that know its fields and local fields only', () => {
    expectTypeOf<Incident['tags']>().toEqualTypeOf<string[]>();
    expectTypeOf<Incident['x_anything']>().toEqualTypeOf<unknown>();
    expectTypeOf<Incident>().not.toHaveProperty('titel');
  });
});

test.each<[string, object, string[]]>([
  [
    'unknown keys',
    { titel: 'x', tag: [] },
    ['"titel", "tag" are not known fields here. Write a known name, or begin a name of your own with x_.'],
  ],
  [
    'a nested unknown key',
    { assets: [{ id: 'H1', ip: 'x' }] },
    ['assets.0: "ip" is not a known field here. Write a known name, or begin a name of your own with x_.'],
  ],
  ['a nested local key', { assets: [{ id: 'H1', x_rack: 'B7' }] }, []],
  ['a summary of 280 characters beyond the BMP', { summary: '😀'.repeat(280) }, []],
  [
    'a summary of 281 characters',
    { summary: '😀'.repeat(281) },
    ['summary: This text has 281 characters. Write at most 280.'],
  ],
  [
    'a wrong severity',
    { severity: 'urgent' },
    ['severity: "urgent" is not a severity. Write one of: informational, low, medium, high, critical.'],
  ],
  [
    'TLP in capitals',
    { tlp: 'AMBER' },
    ['tlp: "AMBER" is not a TLP level. Write one of: clear, green, amber, amber+strict, red.'],
  ],
  [
    'a wrong language',
    { lang: 'Chinese language' },
    ['lang: "Chinese language" is not a language. Write a BCP-47 tag, such as en or zh-CN.'],
  ],
  [
    'a tag with capitals',
    { tags: ['False_Positive'] },
    [
      'tags.0: "False_Positive" is not a tag id. Write lower-case letters, digits and single hyphens, such as false-positive.',
    ],
  ],
  [
    'a tag twice',
    { tags: ['a', 'a'] },
    ['tags.1: "a" stands here twice. Write it once, or give the second one another id.'],
  ],
  [
    'an asset id twice',
    { assets: [{ id: 'H1' }, { id: 'H1' }] },
    ['assets.1: "H1" stands here twice. Write it once, or give the second one another id.'],
  ],
  [
    'a defanged address',
    { assets: [{ id: 'H1', ips: [{ addr: '203.0.113[.]7' }] }] },
    [
      'assets.0.ips.0.addr: "203.0.113[.]7" is not an IP address. Write it as it is, such as 203.0.113.7, 2001:db8::7 or 203.0.113.0/24.',
    ],
  ],
  [
    'a network and an IPv6 address',
    { assets: [{ id: 'H1', ips: [{ addr: '203.0.113.0/24' }, { addr: '2001:db8::7' }] }] },
    [],
  ],
  [
    'an indicator type of another standard',
    { indicators: [{ id: 'I1', type: 'process', value: 'test.exe', role: 'bad' }] },
    [
      'indicators.0.role: "bad" is not an indicator role. Write one of: anomalous-activity, anonymization, attribution, benign, compromised, malicious-activity, unknown.',
    ],
  ],
  [
    'a detection of nothing',
    { detection: [{ at: 2023 }] },
    ['detection.0: This detection says nothing of what fired. Write a rule, a tool or a signature.'],
  ],
  [
    'a reference to nothing',
    { references: [{ kind: 'blog' }] },
    ['references.0: This reference has neither an address nor a title. Write url, title or both.'],
  ],
  [
    'a technique name',
    { attack: [{ technique: 'C2' }] },
    ['attack.0.technique: "C2" is not an ATT&CK technique. Write T1071, or T1071.001 for a sub-technique.'],
  ],
  [
    'a finding id of another element',
    { verdict: { value: 'test', decisive_finding: 'L1' } },
    ['verdict.decisive_finding: "L1" is not a finding id. Write F and a number, such as F1.'],
  ],
  [
    'negative hours',
    { effort: { person_hours: -1 } },
    [
      'effort.person_hours: -1 is not a number of hours from 0 to 1000000. Write it in digits, without a unit.',
    ],
  ],
  [
    'a word for a group',
    { verdict: 'false_positive' },
    [
      'verdict: "false_positive" is not a verdict with its ground. Write “name: value” lines below it: value, because, reason, cause, confidence, decided_by, decisive_finding, history, override.',
    ],
  ],
])('front matter with %s draws the right words', (_name, change, messages) => {
  expect(messagesOf(incident, { ...least, ...change })).toEqual(messages);
});

test('an unknown key keeps the code and the keys that a hint needs, beside other issues', () => {
  const issues = incident.safeParse({ ...least, titel: 'x', title: '' }).error?.issues;
  expect(issues).toHaveLength(2);
  expect(issues?.[1]).toMatchObject({ code: 'unrecognized_keys', keys: ['titel'], path: [] });
});

function isWritten(key: string): boolean {
  return !['withdrawn_on', 'withdrawn_reason', 'redacted_at'].includes(key);
}
