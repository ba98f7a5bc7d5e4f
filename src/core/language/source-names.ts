import type { Language } from '../../../schemas/vocabulary.ts';
import { foldName } from '../model/text.ts';
import { keepEach } from '../model/values.ts';

/** Sources in China, which are written to in Chinese. */
const CHINESE = linesOf(`
threatbook, 微步, 微步在线, 微步情报
qianxin, qi-anxin, qi anxin, 奇安信, 奇安信威胁情报中心, 奇安信情报, ti.qianxin.com
360, qihoo, qihoo 360, 奇虎, 奇虎 360, 360 威胁情报中心, 360 威胁情报, 360 安全大脑
nsfocus, 绿盟, 绿盟科技, 绿盟威胁情报
sangfor, 深信服, 深信服威胁情报
dbappsecurity, das-security, 安恒, 安恒信息, 安恒威胁情报
venustech, venuseye, 启明星辰
antiy, 安天
topsec, 天融信
chaitin, 长亭, 长亭科技
knownsec, 知道创宇, 创宇
tophant, 斗象, 斗象科技
huorong, 火绒
rising, 瑞星
tencent, 腾讯, 腾讯安全, 腾讯威胁情报, 腾讯威胁情报中心
alibaba cloud, aliyun, 阿里云, 阿里云安全, 阿里云威胁情报
huawei, 华为, 华为安全
baidu, 百度, 百度安全
cncert, cncert/cc, 国家互联网应急中心
cnvd, 国家信息安全漏洞共享平台
cnnvd, 国家信息安全漏洞库
`);

/** Sources elsewhere. */
const OTHERS = linesOf(`
virustotal, virus total, vt
kaspersky, 卡巴斯基, 卡巴
microsoft, 微软
google, 谷歌
cisco talos, talos, 思科 talos
ibm x-force, x-force, xforce
recorded future, recordedfuture
alienvault otx, otx, alienvault
abuseipdb, abuse ipdb
trend micro, trendmicro, 趋势科技
palo alto networks, palo alto, unit 42, unit42
fortinet, fortiguard, 飞塔
`);

/**
 * What companies and services that judge indicators are called, in English and Chinese, one a line with its usual name
 * first. A report may write any of them; a filter by one finds all.
 */
export const SOURCE_NAMES: readonly string[] = [...CHINESE, ...OTHERS];

const BY_NAME: ReadonlyMap<string, readonly string[]> = new Map(
  SOURCE_NAMES.map((line) => line.split(', ')).flatMap((names) =>
    names.map((name) => [foldName(name), names] as const),
  ),
);

/** Whether two names mean one source: alike but for case, width, blanks and hyphens, or names of one company. */
export function isSameSource(a: string, b: string): boolean {
  const names = findNames(a);
  return foldName(a) === foldName(b) || (names !== undefined && names === findNames(b));
}

/** One key for all names of a source. */
export const sourceKey = keepEach((source): string => foldName(findNames(source)?.[0] ?? source));

/** The other names of a source, in English and Chinese; none where only its own is known. */
export function otherNames(source: string): readonly string[] {
  return findNames(source) ?? [];
}

/** Also of two names that are written together, such as `微步（ThreatBook）`. */
function findNames(source: string): readonly string[] | undefined {
  const parts = [source, ...source.split(/[()（）/／·]/u)];
  return parts.map((part) => BY_NAME.get(foldName(part))).find((names) => names !== undefined);
}

/** The language in which a source is written to: that of its country where it is known, else that of its own name. */
export function languageOfSource(source: string): Language {
  const names = findNames(source)?.join(', ');
  const isChinese = names === undefined ? /\p{Script=Han}/u.test(source) : CHINESE.includes(names);
  return isChinese ? 'zh-CN' : 'en';
}

function linesOf(text: string): string[] {
  return text.trim().split('\n');
}
