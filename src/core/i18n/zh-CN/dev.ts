import type { enDev } from '../en/dev.ts';

export const zhCnDev: typeof enDev = {
  errors: (n) => `${n} 个错误`,
  warnings: (n) => `${n} 个警告`,
  suggestions: (n) => `${n} 条建议`,
  more: (n) => `另有 ${n} 个问题：运行 \`precedent check\` 查看全部。`,
  close: '关闭',
  openEditor: '在编辑器中打开',
  unreadable: (id) => `${id} 暂时无法显示`,
  unreadableLead: (file) => `文件 ${file} 的 front matter 还不能用。改好并保存后，本页会自动显示这份报告。`,
};
