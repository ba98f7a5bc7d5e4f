import type { enFind } from './en-find.ts';

/** 浏览器中搜索组件使用的文字；`{n}`、`{q}` 为占位符。 */
export const zhCnFind: typeof enFind = {
  open: '搜索',
  close: '关闭',
  results: '结果',
  loading: '正在搜索……',
  one: '1 份报告',
  many: '{n} 份报告',
  none: '没有报告包含“{q}”。',
  noneHint: '请减少或更换关键词，或去掉一个筛选条件。',
  relaxed: '没有报告同时包含全部关键词。以下报告包含其中一部分：',
  unknown: '没有报告包含“{q}”。',
  instead: '没有报告包含“{q}”，已改为搜索：{w}。',
  comma: '、',
  failed: '此处无法搜索：{q}',
  noIndex: '还没有可搜索的内容：档案中没有报告。',
  seeAll: '全部结果与筛选',
  more: '更多结果',
  filters: '筛选',
  clear: '清除全部筛选',
  sections: '报告内的位置',
  keys: '↑ ↓ 移动，Enter 打开，Esc 关闭',
  facets: {
    verdict: '结论',
    severity: '严重程度',
    tag: '标签',
    year: '年份',
    cause: '原因',
    source: '来源',
    language: '语言',
  },
};
