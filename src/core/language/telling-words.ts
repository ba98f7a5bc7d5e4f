import { cutWords, type ProseWord } from './cut-words.ts';

/** Words of questions that say nothing of what happened, in English and Chinese. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and any anyone are as at about all also after again against because been before being but by can could did do does ' +
    'down during each else every everything find for from get got had has have he her him his how i if in into is it its just like ' +
    'may me might more most much my no not now of off on once one only or other our out over own please same she should so ' +
    'some somebody someone something still than that the their them then there these they thing things this those through to too up ' +
    'upon us very was we were what when where which while who whom whose why will with without would you your last ' +
    '的 了 是 在 和 与 及 或 就 都 而 也 还 又 被 把 对 向 从 到 于 以 为 因 由 给 让 使 得 地 着 过 吗 呢 吧 啊 之 其 此 该 这 那 ' +
    '这个 那个 这些 那些 这次 那次 哪个 哪 哪里 哪些 什么 怎么 怎样 为什么 为何 如何 谁 多少 几 一个 一次 一台 一些 有 没有 没 不 不是 ' +
    '我 我们 你 你们 他 他们 她 它 它们 自己 去年 今年 前年 上次 上个 当时 时候 因为 所以 但是 而且 然后 之后 之前 以后 以前 后来 结果 ' +
    '导致 造成 引起 关于 请 找 查 查找 搜索 有没有 是否 可以 能 会 要 想 已经 曾经 其实 原来 居然 竟然 根本 等 等等 里 上 下 中 个 次 ' +
    '人 月 年 日 号 很 太 最 更 只 才 再 又 并 并且 某 某个 那台 那份 那篇 报告 事件 情况 事情 问题'
  ).split(' '),
);

/** Words of reports that say nothing of which incident it was. */
const USUAL_WORDS: ReadonlySet<string> = new Set(
  (
    'alert alerts another both called case first found hours however incident report reported server service several ' +
    'since time took under until within 告警 发现 以及 进行 服务器 其中'
  ).split(' '),
);

const LATIN = /^[a-z][a-z0-9]{3,}$/;
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}$/u;

const MAX_WORDS = 30;

/**
 * The telling words of a title or summary as search cuts them, each once and at most thirty: English words of four
 * letters and more, and Chinese words of two characters and more. Single characters side by side are one word, since a
 * name that no dictionary has is cut into them.
 */
export function tellingWords(text: string): string[] {
  const words = joinSingles(cutWords(text));
  const telling = words.filter(
    (word) => (LATIN.test(word) || HAN.test(word)) && !STOP_WORDS.has(word) && !USUAL_WORDS.has(word),
  );
  return [...new Set(telling)].slice(0, MAX_WORDS);
}

function joinSingles(words: readonly ProseWord[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const { text, kind, isJoined } of words) {
    const isSingle = kind === 'han' && text.length === 1 && !STOP_WORDS.has(text);
    if (kind === 'dotted') joined.push(...text.split(/[._@-]+/u));
    else if (isSingle && isOpen && isJoined) joined.push(`${joined.pop() ?? ''}${text}`);
    else joined.push(text);
    isOpen = isSingle;
  }
  return joined;
}
