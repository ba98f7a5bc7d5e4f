/** A report in which nothing is wrong; each case spoils one place of it. */
export const GOOD = `---
id: INC-2023-0001
title: A server is called a C2 host
summary: The label was about the former owner of the address.
lang: en
record_status: published
status: closed
severity: high
tlp: green
pap: amber
category: malicious-code/c2-server
verdict:
  value: false_positive
  cause: ip_reuse
  confidence: high
  decided_by: response team
  decisive_finding: F1
  history:
    - { at: 2023-09-19, value: suspicious, why: Three sources agreed. }
times:
  occurred: 2022-10
  detected: 2023-09-19T09:10:00+08:00
  closed: 2023-09-28
assets:
  - id: H1
    name: test bastion
    kind: server
    os_family: linux
    arch: x86_64
    ips:
      - addr: 203.0.113.7
        held_from: 2022-10-22
indicators:
  - id: I1
    type: ipv4-addr
    value: 203.0.113.7
    role: malicious-activity
    asset: H1
    last_evidence: 2022-10-16
    sample:
      file_type: Win64/Heur
      os: windows
intel:
  - id: V1
    source: a feed
    reliability: b
    indicator: I1
    history:
      - at: 2023-09-19
        verdict: malicious
        labels: [CobaltStrike]
        url: https://feed.example.org/203.0.113.7
    dispute:
      reported_on: 2023-09-20
      outcome: accepted
attack:
  - technique: T1071.001
relations: []
applies_to: ['deploy/**']
effort: { person_hours: 30 }
tags: [false-positive]
people:
  - role: response team
review_by: 2024-09
x_ticket: 4711
---

## Background

An alert named \`203.0.113.7\` at 09:10, see [the guide](https://www.example.org/guide).

| source | label |
| ------ | ----- |
| a feed | C2    |

## Steps

<Step id="S1" phase="identification" action="RA2105" started="2023-09-19" result="successful">

The owner was asked.

</Step>

<Step id="S2" phase="containment" skipped_because="There was nothing to contain.">

</Step>

## Findings

<Finding id="F1" direction="contradicts" confidence="high" decisive>

The address changed hands.

<Evidence source="allocation record" captured="2023-09-20">

\`\`\`text
203.0.113.7 allocated 2022-10-22
\`\`\`

</Evidence>

</Finding>

## Lessons

<Lesson id="L1" key="check-ip-ownership-first" kind="went_badly">

Ask who held the address.

</Lesson>

## Actions

<Action id="A1" kind="process" owner="platform team" due="2023-12" status="done">

The asset list has dates.

</Action>

## References

> [!NOTE]
> The vendor confirmed it.
`;

/** What stands for the place that the diagnostic has to name. */
const MARK = '▮';

/**
 * One spoiled report: its name, the words of the good one, what stands in their place, and the rule that has to say
 * so. The line is that of the mark, else the one on which the edit begins.
 */
export type MalformedCase = readonly [name: string, from: string, to: string, rule: string];

/** The spoiled text and the line that has to be named. */
export function spoil([name, from, to]: MalformedCase): { text: string; line: number } {
  const at = GOOD.indexOf(from);
  if (at < 0 || GOOD.includes(from, at + 1))
    throw new Error(`${name}: the words stand not once in the report.`);
  const place = to.includes(MARK) ? to.indexOf(MARK) : 0;
  const text = GOOD.slice(0, at) + to.replace(MARK, '') + GOOD.slice(at + from.length);
  return { text, line: text.slice(0, at + place).split('\n').length };
}
