import { openWorkplace, type Workplace } from './run-in.ts';

const TAGS = `false-positive: { label: { en: False positive, zh-CN: 误报 }, aliases: [FP, 误判] }
ip-reuse: { label: { en: IP reuse } }
`;

const EARLIER = `---
id: INC-2025-0004
title: The same address, a year ago
status: closed
severity: low
tlp: amber
verdict: { value: false_positive, cause: ip_reuse }
times: { detected: 2025-02-01 }
indicators: [{ id: I1, type: ipv4-addr, value: 192.88.5.20 }]
intel: [{ id: V1, source: threatbook, product: ThreatBook TI, indicator: I1 }]
---

## Background

It was ours.
`;

/** Files of an archive with two tags and one report that saw `192.88.5.20`. */
export const SMALL_ARCHIVE: Record<string, string> = {
  'incidents/tags.yml': TAGS,
  'incidents/2025/INC-2025-0004.mdx': EARLIER,
};

export function openSmallArchive(files: Record<string, string> = {}): Workplace {
  return openWorkplace({ ...SMALL_ARCHIVE, ...files });
}
