import type { Words } from '../en/index.ts';

export const zhCnCite: Words['cite'] = {
  cite: '引用',
  citePart: '引用 {ref}',
  copyAs: '复制 {ref} 的引用：',
  copied: '已复制。',
  failed: '浏览器不允许本页复制，内容如下：',
  formats: {
    url: '链接',
    md: 'Markdown',
    text: '纯文本',
    html: '富文本（用于飞书、Slack 或文档）',
    trailer: '提交说明尾注',
    bibtex: 'BibTeX',
    'csl-json': 'CSL-JSON',
  },
  same: '您打开的是对版本 {old} 的引用，当前正是这个版本。',
  since: '{date} 之后的改动：',
  changed: '引用之后正文有改动：引用的是 {old}，当前是 {new}。',
};
