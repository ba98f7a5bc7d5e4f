/** A report that tests change, in `SMALL_ARCHIVE`. */
export const FILE = 'incidents/2025/INC-2025-0010.mdx';

export const REPORT = `---
id: INC-2025-0010 # given by the desk
title: 堡垒机被判为远控
summary: 三家情报给出恶意结论。
lang: zh-CN
record_status: published
status: in_progress
severity: high
tlp: amber
verdict:
  value: suspicious
  because: 三家都说恶意。
  decided_by: 值班
times: { detected: 2025-09-19 }
indicators: [{ id: I1, type: ipv4-addr, value: 192.88.5.77 }]
intel:
  # 这一家先说。
  - id: V1
    source: threatbook
    product: 微步在线
    indicator: I1
    history:
      - at: 2025-09-19
        verdict: malicious
  - id: V2
    source: other
    indicator: I1
tags: [ip-reuse]
x_ticket: 'DESK-1'
---

## 发现

<Finding id="F1" direction="contradicts" decisive>

<Evidence source="台账">

当时还不归我们。

</Evidence>

</Finding>

## 经验教训

<Lesson id="L1" key="check-ip-ownership-first" kind="went_badly">

先看地址是谁的。

</Lesson>

## 改进措施

<Action id="A1" kind="process" owner="运维组" due="2025-12">

写进手册。

</Action>
`;
