import type { enImported } from '../en/imported.ts';
import type { Translation } from '../fill.ts';

export const zhCnImported = {
  background: '背景',
  noText: '来源没有正文。',
  fields: '来源字段',
  field: '字段',
  value: '来源原文',
  published: '发布时间',
  unknown: {
    occurred: '何时开始',
    detected: '何时发现',
    resolved: '何时结束',
    severity: '严重程度',
    verdict: '结论',
    lessons: '经验教训的类别',
    steps: '步骤所属阶段',
    actions: '行动项的负责方、类别与状态',
  },
} satisfies Translation<typeof enImported>;
