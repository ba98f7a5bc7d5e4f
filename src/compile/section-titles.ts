import { SECTION_KINDS } from '../../schemas/vocabulary.ts';
import type { SectionKind } from '../../schemas/vocabulary.ts';

/** Headings that open a known section, beside its English name, in lower case. */
const ALIASES: Record<SectionKind, readonly string[]> = {
  background: [
    'context',
    'summary',
    'overview',
    '背景',
    '事件背景',
    '事件概述',
    '事件经过',
    '概述',
    '背景介绍',
  ],
  impact: ['impact and scope', 'scope', '影响', '影响范围', '影响评估', '业务影响', '影响面'],
  steps: [
    'response',
    'response steps',
    'investigation',
    'investigation steps',
    'timeline of the response',
    '步骤',
    '排查步骤',
    '处置步骤',
    '排查过程',
    '处置过程',
    '响应步骤',
    '应急步骤',
    '应急响应',
  ],
  findings: [
    'finding',
    'evidence',
    'root cause',
    '发现',
    '排查发现',
    '调查发现',
    '分析结论',
    '结论',
    '根因',
    '根本原因',
  ],
  lessons: [
    'lesson',
    'lessons learned',
    'lessons learnt',
    '经验',
    '经验教训',
    '教训',
    '复盘',
    '经验总结',
    '总结',
  ],
  actions: [
    'action',
    'action items',
    'follow-ups',
    'follow ups',
    'next steps',
    '行动',
    '行动项',
    '改进',
    '改进措施',
    '整改措施',
    '后续行动',
    '待办',
  ],
  references: [
    'reference',
    'links',
    'sources',
    'see also',
    '参考',
    '参考资料',
    '参考链接',
    '引用',
    '资料来源',
  ],
};

const KINDS = new Map<string, SectionKind>(
  SECTION_KINDS.flatMap((kind) => [kind, ...ALIASES[kind]].map((title) => [title, kind] as const)),
);

/** The kind of section that a heading opens, in any of the known languages. */
export function sectionKindOf(title: string): SectionKind | 'other' {
  const plain = title
    .trim()
    .toLowerCase()
    .replace(/^[\d一二三四五六七八九十]+[.、)．:：]\s*/u, '')
    .replace(/[:：]$/, '')
    .trim();
  return KINDS.get(plain) ?? 'other';
}
