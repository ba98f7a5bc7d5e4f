import type { enAnswer } from '../en/answer.ts';
import type { Translation } from '../fill.ts';

/** Words of the answer at the head of a report, of its pictures, its minutes and what stands beside its text. */
export const zhCnAnswer = {
  label: '结论',
  undecided: '报告没有写明由哪个发现定案。',
  confidence: '可信度{level}',
  firstLesson: '第一条教训',
  inMinutes: '{what}，{n} 分钟',

  asks: {
    held_from: '缺：地址从哪天起归我们',
    last_evidence: '缺：最后一次恶意证据的日期',
    os: '缺：样本的运行平台',
    os_family: '缺：主机的操作系统',
  },
  written: { contradicts: '不一致', compatible: '一致', unknown: '未能比较' },
  undated: '没有给出日期的来源：{list}。',

  minutes: '时间花在哪里',
  whereTheyWent: '{length}花在哪里',
  whole: '{from}到{to}',
  stretches: {
    unnoticed: '还没有人发现',
    waiting: '已发现，还没有人接手',
    idle: '没有处置记录',
    helped: '起了作用的工作',
    lost: '没起作用的工作',
    open: '没有写结果的工作',
  },
  keys: { helped: '实心：起了作用', lost: '斜纹：没起作用', idle: '虚线：没有人在处理' },
  end: '结束',

  turns: '结论怎样变的',
  allDates: '全部 {n} 个日期',
  allFields: '更多字段',
  fieldsNotRecorded: '更多字段，{n} 项未记录',
  notRecorded: '未记录：{list}',
  more: '另有 {n} 个',
  related: '相关',
  inTime: '{term}：{duration}',
} satisfies Translation<typeof enAnswer>;
