/** A text in the one spelling that the rules of spoken times know: lower case, simplified signs, numbers in digits. */
export function normalise(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .map((sign) => SIMPLE.get(sign) ?? sign)
    .join('')
    .replace(
      /(?:星期|礼拜|周)([一二三四五六日天])/g,
      (_, day: string) => `周${'日一二三四五六'.indexOf(day === '天' ? '日' : day)} `,
    )
    .replace(/两(?=个|小时|分|天|周|星期|年|点)/g, '二')
    .replace(/[〇零一二三四五六七八九十]+/g, digitsOf)
    .replace(/\b[a-z]+\b/g, (word) => ENGLISH.get(word) ?? word)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Traditional signs, and dashes that stand for a minus, each before its plain form. */
const SIMPLE = new Map(
  '點点 時时 號号 週周 禮礼 鐘钟 剛刚 現现 後后 兩两 個个 農农 陰阴 閏闰 臘腊 區区 東东 協协 調调 間间 標标 準准 國国 約约 過过 裡里 裏里 淩凌 −- ‐- ‑-'
    .split(' ')
    .map(([from = '', to = '']) => [from, to] as const),
);

const ENGLISH = new Map(
  'one 1,two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,fifteen 15,twenty 20,thirty 30,forty 40,fifty 50'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** `二十三` as 23, `二〇二三` as 2023, `零五` as 05; what is no number stays. */
function digitsOf(signs: string): string {
  const digits = [...signs].map((sign) => '〇一二三四五六七八九'.indexOf(sign === '零' ? '〇' : sign));
  if (!signs.includes('十')) return digits.join('');
  const [, tens, ones] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(signs) ?? [];
  if (tens === undefined) return signs;
  return String((tens === '' ? 1 : (digits[0] ?? 1)) * 10 + (ones === '' ? 0 : (digits.at(-1) ?? 0)));
}
