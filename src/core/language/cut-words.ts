import { foldCase } from '../model/text.ts';
import { SOURCE_NAMES } from './source-names.ts';
import { SYNONYMS } from './synonyms.ts';

/** A word of a text: Chinese (or Japanese) as the runtime cuts it, a name with dots in it, a number, or any other. */
export type ProseWord = {
  /** Lower case, half-width, without diacritics. */
  text: string;
  kind: 'han' | 'dotted' | 'number' | 'word';
  /** Whether it follows the word before it without a break, as Chinese words do. */
  isJoined: boolean;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
};

const ASCII = /^[\0-\x7f]*$/;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{Script=Latin}\p{N}\p{M}'’._@-]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}])[\p{L}\p{M}])+/gu;
const ASCII_TOKEN = /[a-z\d'._@-]+/gi;
const PLAIN = /^[a-z\d]+$/i;
const EDGES = /^[._@'’-]+|[._@'’-]+$/gu;

/** Cuts a text into the words that prose search compares. Single letters are left out. */
export function cutWords(text: string): ProseWord[] {
  const words: ProseWord[] = [];
  // Most of a report is ASCII, in which the scripts need not be told apart.
  const isAscii = ASCII.test(text);
  for (const { 0: token, index } of text.matchAll(isAscii ? ASCII_TOKEN : TOKEN)) {
    if (PLAIN.test(token)) addPlain(words, token, index);
    else if (!isAscii && HAN.test(token)) addHan(words, token, index);
    else addName(words, token, index);
  }
  return words;
}

/** The form in which words are compared: half-width, lower case, no diacritics, no apostrophes. */
export function foldText(text: string): string {
  // Neither ASCII nor the usual Chinese characters need the slow steps.
  if (ASCII.test(text)) return text.toLowerCase().replaceAll("'", '');
  if (/^[\u4e00-\u9fff]+$/.test(text)) return text;
  return foldCase(text)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/gu, '')
    .normalize('NFC');
}

/**
 * The words as an index lists them: also the parts of names with dots, and each single Chinese character together with
 * its neighbour, since a name that no dictionary knows is cut into characters.
 */
export function listWords(words: readonly ProseWord[]): string[] {
  const listed: string[] = [];
  words.forEach(({ text, kind }, index) => {
    listed.push(text);
    const next = words[index + 1];
    if (kind === 'dotted') listed.push(...text.split(/[._@-]+/u).filter((part) => part.length > 1));
    else if (next?.isJoined === true && (text.length === 1 || next.text.length === 1))
      listed.push(text + next.text);
  });
  return listed;
}

/** A token of letters and digits alone: what `addName` makes of it, without the search for dots and edges. */
function addPlain(words: ProseWord[], token: string, start: number): void {
  const kind = /^\d+$/.test(token) ? 'number' : 'word';
  if (token.length > 1 || kind === 'number')
    words.push({ text: token.toLowerCase(), kind, isJoined: false, start, end: start + token.length });
}

function addHan(words: ProseWord[], run: string, at: number): void {
  let start = at;
  for (const part of cutHan(run)) {
    const end = start + part.length;
    words.push({ text: foldText(part), kind: 'han', isJoined: start > at, start, end });
    start = end;
  }
}

function addName(words: ProseWord[], token: string, at: number): void {
  const name = token.replace(EDGES, '');
  if (name === '') return;
  const start = at + token.indexOf(name);
  const isWhole = /[.@]/.test(name) && /^[^.@]+(?:[.@]+[^.@]+)+$/u.test(name);
  if (isWhole) {
    const kind = /\p{L}/u.test(name) ? 'dotted' : 'number';
    words.push({ text: foldText(name), kind, isJoined: false, start, end: start + name.length });
    return;
  }
  for (const { 0: part, index } of name.matchAll(/[^._@-]+/gu)) {
    const text = foldText(part);
    const kind = /^\d+$/.test(text) ? 'number' : 'word';
    if (text.length > 1 || kind === 'number')
      words.push({ text, kind, isJoined: false, start: start + index, end: start + index + part.length });
  }
}

const MORE =
  '拖库 脱库 提权 免杀 内网 外网 外联 横移 公网 蜜罐 沙箱 探针 白名单 补丁 弱口令 越权 僵尸网络 肉鸡 爬虫 熔断 限流 降级 扩容 缩容 ' +
  '灰度 抖动 雪崩 主备 双活 容灾 切流 误删 回连 域控 易主 告警 排查 溯源 取证 研判 处置 封堵 隔离 加固 复盘 基线 固件 内存马 冰蝎 蚁剑 ' +
  '哥斯拉 菜刀 暗链 挂马 水坑 鱼叉 黑产 反连 反弹 出网 外带 内鬼 白加黑 一句话 误杀 漏报 误封 漏洞 挖洞 蓝队 紫队 红蓝 重保 等保 网闸 零信任 ' +
  '工控 上位机 票据 域名 劫持 隧道 心跳 落地 驻留 权限 越狱 投毒 止损 断网 下线 失陷 撞库';

/** Chinese terms of our field that a general dictionary cuts into pieces. */
export const HAN_TERMS: ReadonlySet<string> = new Set(
  [...[...SYNONYMS, ...SOURCE_NAMES].flatMap((line) => line.split(', ')), ...MORE.split(' ')].filter((term) =>
    /^\p{Script=Han}{2,4}$/u.test(term),
  ),
);

const FIRSTS: ReadonlySet<string> = new Set([...HAN_TERMS].map((term) => term.charAt(0)));

let segmenter: Intl.Segmenter | undefined;

/**
 * Cuts a run of Chinese or Japanese into words as the runtime does, with the pieces of a known term put together
 * again. A runtime that cannot cut gives characters.
 */
function cutHan(run: string): string[] {
  // What the pieces would be put together to.
  if (HAN_TERMS.has(run)) return [run];
  const pieces = cutPieces(run);
  const words: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const { term, taken } = longestTerm(pieces, at);
    words.push(term);
    at += taken;
    // The last piece went on behind the term.
    const rest = pieces
      .slice(at - taken, at)
      .join('')
      .slice(term.length);
    if (rest !== '') pieces.splice((at -= 1), 1, rest);
  }
  return words;
}

function cutPieces(run: string): string[] {
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

/**
 * The longest term that begins with a piece, or the piece itself, and how many pieces it takes. Behind a single character,
 * which is seldom a word, it may end within a piece: the runtime cuts 横移到 into 横 and 移到.
 */
function longestTerm(pieces: readonly string[], at: number): { term: string; taken: number } {
  const first = pieces[at] ?? '';
  if (!FIRSTS.has(first.charAt(0))) return { term: first, taken: 1 };
  const near = pieces.slice(at, at + MAX_TERM);
  const text = near.join('');
  for (let length = Math.min(MAX_TERM, text.length); length > first.length; length -= 1) {
    const term = text.slice(0, length);
    if (!HAN_TERMS.has(term)) continue;
    let [taken, end] = [0, 0];
    while (end < length) end += near[taken++]?.length ?? 0;
    if (end === length || first.length === 1) return { term, taken };
  }
  return { term: first, taken: 1 };
}

/** The characters of the longest term. */
const MAX_TERM = 4;
