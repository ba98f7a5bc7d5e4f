import { SYNONYMS } from './synonyms.ts';

const MORE =
  '拖库 脱库 提权 免杀 内网 外网 外联 横移 公网 蜜罐 沙箱 探针 白名单 补丁 弱口令 越权 僵尸网络 肉鸡 爬虫 熔断 限流 降级 扩容 缩容 ' +
  '灰度 抖动 雪崩 主备 双活 容灾 切流 误删 回连 域控 易主 微步 奇安信 深信服 绿盟 安恒 告警 排查 溯源 取证 研判 处置 封堵 隔离 加固 复盘 基线';

/** Chinese terms of our field that a general dictionary cuts into pieces. */
export const HAN_TERMS: ReadonlySet<string> = new Set(
  [...SYNONYMS.flatMap((line) => line.split(', ')), ...MORE.split(' ')].filter((term) =>
    /^\p{Script=Han}{2,4}$/u.test(term),
  ),
);

const FIRSTS: ReadonlySet<string> = new Set([...HAN_TERMS].map((term) => term.charAt(0)));

let segmenter: Intl.Segmenter | undefined;

/**
 * Cuts a run of Chinese or Japanese into words as the runtime does, with the pieces of a known term put together
 * again. A runtime that cannot cut gives characters.
 */
export function cutHan(run: string): string[] {
  // What the pieces would be put together to.
  if (HAN_TERMS.has(run)) return [run];
  const words: string[] = [];
  const pieces = cut(run);
  for (let at = 0; at < pieces.length;) {
    const length = longestTerm(pieces, at);
    words.push(pieces.slice(at, at + length).join(''));
    at += length;
  }
  return words;
}

function cut(run: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return [...run];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const segments = segmenter.segment(run);
  const words: string[] = [];
  // Asking for one after the other takes half the time of going through all.
  for (let at = 0; at < run.length;) {
    const segment = segments.containing(at)?.segment ?? run.slice(at);
    words.push(segment);
    at += segment.length;
  }
  return words;
}

function longestTerm(pieces: readonly string[], at: number): number {
  if (!FIRSTS.has(pieces[at]?.charAt(0) ?? '')) return 1;
  for (let length = Math.min(4, pieces.length - at); length > 1; length -= 1)
    if (HAN_TERMS.has(pieces.slice(at, at + length).join(''))) return length;
  return 1;
}
