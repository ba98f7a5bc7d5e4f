import type { Words } from '../en/index.ts';

export const zhCnQuery: Words['query'] = {
  unknownField: (name) => `没有“${name}:”这个筛选条件，已当作普通词。`,
  unknownValue: (field, value) => `“${field}:”没有“${value}”这个取值，已当作普通词。`,
  didYouMean: (nearest) => `您是不是要找“${nearest}”？`,
  notOrdered: (field) => `“${field}:”的取值没有大小之分，请去掉 > 或 <。`,
  notADate: (value) => `“${value}”不是日期，请写年、月或日，例如 2023-09。`,
  noValue: (field) => `“${field}:”后面要写取值。`,
  tooLong: '查询太长，只搜索开头部分。',
  flags: {
    overdue: '逾期',
    open: '未关闭',
    closed: '已关闭',
    draft: '草稿',
    published: '已发布',
    withdrawn: '已撤回',
    superseded: '已被取代',
  },
};
