import type { enOffline } from '../en/offline.ts';
import type { Translation } from '../fill.ts';

/** Keeping the site on the device of a reader, on the page of triage. */
export const zhCnOffline: Translation<typeof enOffline> = {
  title: '网站连不上时',
  notKept: '这台设备上什么也没有保存（{size}）',
  kept: '已保存在这台设备上，{size}，{day} 构建的版本',
  older: '这台设备上保存的是较早的版本，{day} 构建',
  keeping: '已保存 {done}，共 {size}',
  unsupported: '这个浏览器在这里不能保存：需要 HTTPS，并且不是无痕窗口',
  about:
    '保存后，连不上网站也能研判、搜索、看全部报告。内容保存在这个浏览器里，用这个浏览器的人不登录也能看到，直到你在这里清除，或浏览器自己清除。订阅、证据文件和报告的源文件不保存。',
  keep: '保存到这台设备',
  refresh: '取新版本',
  cancel: '取消',
  remove: '从这台设备清除',
  progress: '已保存的部分',
  done: '已保存 {n} 个文件，{size}。网站连不上时，这个浏览器在同样的地址显示它们。',
  newer: '网站在 {day} 重新构建过，正在取有变化的部分。',
  updated: '已更新：现在保存的是 {day} 构建的版本。',
  down: '现在连不上网站，看到的是保存过的内容。',
  cancelled: '已取消，收到的部分也已清除。',
  cancelledNewer: '已取消。{day} 构建的版本仍然保存着。',
  removed: '已清除：这台设备上不再保存本站的任何内容。',
  note: '连不上网站。这个页面是保存在这台设备上的，{day} 构建。',
  failures: {
    network: '连不上网站。请稍后再点一次：已收到的部分不会重新取。',
    login: '网站要求登录。请重新打开这个页面，登录后再点一次。',
    missing: '服务器上没有“{file}”。请让人重新发布整个网站，再点一次。',
    different: '“{file}”收到的内容和构建的不一样：网站和浏览器之间有东西改动了它。请询问网站的维护者。',
    room: '浏览器没有给本站足够的空间：需要 {size}。请腾出空间再点一次。',
    busy: '这个浏览器的另一个标签页正在保存。请等它完成。',
    blocked: '浏览器不允许：{file}',
  },
};
