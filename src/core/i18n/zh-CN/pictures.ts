import type { enPictures } from '../en/pictures.ts';
import type { Translation } from '../fill.ts';

/** Words of the two comparisons, drawn as pictures on a report and on the answer to an alert. */
export const zhCnPictures = {
  dates: {
    before: '证据比归属早 {days} 天',
    after: '证据比归属晚 {days} 天',
    perhaps: '证据可能不在归属期内',
    within: '证据在归属期内',
    missing: '证据和归属未能比较',
  },
  gap: '{days} 天',
  somebodyElse: '别人持有',
  ours: '归我们',
  oursUntil: '归我们至',
  alert: '告警',
  evidence: '证据',
  platforms: {
    contradicts: '样本在这台主机上跑不了',
    possible: '样本在这台主机上可能跑不了',
    compatible: '样本在这台主机上能跑',
    missing: '样本和主机未能比较',
  },
  sample: '样本',
  sampleOf: '样本 {type}',
  host: '主机',
  hostOf: '主机 {name}',
  marks: {
    contradicts: '不相容',
    possible: '可能不相容',
    compatible: '相容，不能定案',
    unknown: '未能比较',
  },
} satisfies Translation<typeof enPictures>;
