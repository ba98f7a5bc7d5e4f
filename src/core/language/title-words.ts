const HAN = /\p{Script=Han}/u;
const LATIN = /^[a-z][a-z0-9-]{3,}$/;

/** Words that say nothing of what happened. */
const COMMON = new Set(
  (
    'about after again against alert alerts also another because been before being both called case could down during ' +
    'each every first found from have hours however incident into more most only other over report reported same server ' +
    'service several should since some still than that their them then there these they this those through time took ' +
    'under until very were what when where which while will with within without would your 事件 告警 发现 报告 一台 一个 ' +
    '没有 以及 因为 所以 之后 导致 进行 问题 服务器 我们 他们 其中 已经 可以 不是'
  ).split(' '),
);

const MAX_WORDS = 30;

let segmenter: Intl.Segmenter | undefined;

/**
 * The telling words of a title or summary, in lower case, each once and at most thirty: English words of four letters
 * and more, Chinese words of two characters and more as the runtime cuts them.
 */
export function tellingWords(text: string): string[] {
  const words = new Set<string>();
  const add = (word: string): void => {
    if (!COMMON.has(word) && words.size < MAX_WORDS) words.add(word);
  };
  for (const word of text.toLowerCase().split(/[^a-z0-9-]+/)) if (LATIN.test(word)) add(word);
  if (HAN.test(text)) {
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
    for (const { segment } of segmenter.segment(text)) {
      if (segment.length > 1 && HAN.test(segment)) add(segment);
    }
  }
  return [...words];
}
