import { rewriteText, type Rewriting, type Rewritten } from './rewrite.ts';

/**
 * Writes a text in one spelling of its values, live: full-width letters and dots folded, escapes of JSON, HTML and URLs
 * undone, and `[.]`, `(dot)`, `[at]`, `hxxp[:]//` and their rarer kin put back, so that one pattern finds each kind.
 * Words that only look like marks stay: each rewriting needs parts of a name on both sides.
 */
export function unifyMarks(text: string): Rewritten {
  return rewriteText(text, [SHAPES, FULL_WIDTH_MARKS, ESCAPES, HTML, PERCENT, BRACKETS, WORDS, SCHEMES]);
}

/** Top-level domains that no word of code or prose is; what is spelled oddly counts as a host only with one of them. */
export const PLAIN_TLD =
  'com|net|org|edu|gov|mil|info|biz|ru|su|cn|hk|tw|uk|de|fr|nl|pl|jp|kr|eu|cz|ua|ir|br|tk|cf|ml|cc|top|xyz|online|site|club|onion|example|invalid';

/** Scripts that write no blanks between words, so that prose may touch a value. */
export const GLUED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー`;

const OPEN = String.raw`[[({<【〔（［「『]`;
const CLOSE = String.raw`[\])}>】〕）］」』]`;
const EITHER = String.raw`[[\](){}【】〔〕（）［］「」『』]`;
const BEHIND_NAME = String.raw`(?<=[\p{L}\p{N}_-])`;
const BEFORE_NAME = String.raw`(?=[\p{L}\p{N}_-])`;

const ODD_DOT = '[。․‧·•∙⋅]';

/** Labels up to a plain top-level domain, with marks of any kind between them. */
const LABELS = String.raw`(?:[a-z0-9-]{1,63}${EITHER}{0,2}(?:\.|DOT)${EITHER}{0,2}){0,3}(?:${PLAIN_TLD})(?![a-z0-9-])`;
const NUMBERS = String.raw`\d{1,3}(?:${EITHER}?\.${EITHER}?\d{1,3}){0,2}(?!\d)`;

/** Words for a dot and for the sign of mail, in a few languages. */
const DOT_WORDS = 'dot|d0t|点|ドット|точка|punto|ponto|punkt|point|punct';
const AT_WORDS = 'at|ät|et|arroba|arobase|chiocciola|艾特|собака';

const KEPT_MARKS = new Set([':', '::', '://', '/', '-', '_']);
const IS_AT = new RegExp(`^(?:@|${AT_WORDS})$`, 'i');

const COLON = String.raw`[[({<]?[:;：][\])}>]?`;
const SLASH = String.raw`[[({]?[/／\\][\])}]?`;

/** A path of Windows, whose backslashes escape nothing; it ends where an escaped line break leads to a value. */
const WINDOWS_PATH = String.raw`(?<![A-Za-z0-9])(?:[A-Za-z]:\\|%[A-Za-z_]{2,32}%\\|[Hh][Kk][A-Za-z_]{1,20}>?:?\\|\\\\(?=\w))(?:(?!\\[nrt](?:\d{1,3}\.\d|https?:|hxxp))(?:[^\s"'<>|]| (?=[\w() .-]{1,60}\\)))*`;

const SHAPES: Rewriting = {
  // Full-width letters and digits, ligatures, letters of mathematics; no circled digits, which count a list.
  sign: /[\uFF10-\uFF5A\uFB00-\uFB06\u200B-\u200D\u2060\uFEFF\u00AD]|\uD835/,
  pattern:
    /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFB00-\uFB06\u{1D400}-\u{1D7FF}]+|[\u200B-\u200D\u2060\uFEFF\u00AD]+/gu,
  write: ([written]) => (/[\u00AD\u200B-\u2060\uFEFF]/.test(written) ? '' : written.normalize('NFKC')),
};

const FULL_WIDTH_MARKS: Rewriting = {
  sign: /[．﹒｡。․‧·•∙⋅－＠＿：／＼]/,
  pattern: new RegExp(
    [
      `${BEHIND_NAME}[．﹒｡]${BEFORE_NAME}`,
      // A full stop between two values ends a sentence.
      String.raw`(?<=[a-z0-9-])(?<!\.(?:${PLAIN_TLD}))${ODD_DOT}(?=(?:[a-z0-9-]{1,63}(?:\.|${ODD_DOT})){0,4}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      String.raw`(?<=\d)(?<!\d(?:\.\d{1,3}){3})${ODD_DOT}(?=\d{1,3}(?:(?:\.|${ODD_DOT})\d{1,3}){0,2}(?!(?:\.|${ODD_DOT})?\d))`,
      String.raw`(?<=[a-z0-9])[－＠＿](?=[\p{L}\p{N}])`,
      String.raw`(?<=[0-9a-f:：])：(?=[0-9a-f:：])|(?<=[a-z])：(?=[＼\\／/])`,
      String.raw`(?<=[a-z0-9.:：／/＼])[／＼](?=[a-z0-9．／＼])`,
    ].join('|'),
    'giu',
  ),
  write: ([mark]) => FULL_WIDTH[mark] ?? '.',
};

const ESCAPES: Rewriting = {
  sign: /\\/,
  pattern: new RegExp(
    String.raw`${WINDOWS_PATH}|\\(?:u(?<unicode>[0-9a-fA-F]{4})|x(?<byte>[2-7][0-9a-fA-F])|(?<break>[nrt])|(?<mark>[\][().@/:_*"'-]))`,
    'gu',
  ),
  write: ({ groups = {} }) => {
    const code = groups['unicode'] ?? groups['byte'];
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    return groups['break'] === undefined ? groups['mark'] : ' ';
  },
};

const HTML: Rewriting = {
  sign: /&(?:[a-z]{2,6}|#x?[0-9a-f]{1,4});/i,
  pattern: /&(?:(?<name>amp|lt|gt|quot|nbsp|period|commat)|#(?<decimal>\d{2,3})|#x(?<byte>[2-7][0-9a-f]));/gi,
  write: ({ groups: { name, decimal, byte } = {} }) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()];
    const code = decimal === undefined ? parseInt(byte ?? '', 16) : Number(decimal);
    return code >= 32 && code < 127 ? String.fromCharCode(code) : undefined;
  },
};

const PERCENT: Rewriting = {
  // What stands in a URL is a part of it; elsewhere an escape hides where a value begins.
  sign: /%[2-7][0-9a-f]/i,
  pattern: /[a-z]:\/\/[^\s"'<>`]*|%(?:25){0,2}(?<byte>[2-7][0-9a-f])/gi,
  write: ({ groups = {} }) =>
    groups['byte'] === undefined ? undefined : String.fromCharCode(parseInt(groups['byte'], 16)),
};

const BRACKETS: Rewriting = {
  sign: new RegExp(
    String.raw`(?:${OPEN}|${EITHER}) ?(?:[.,@:/。．_-]|${DOT_WORDS}|${AT_WORDS}|a[\])])|\.${EITHER}[a-z0-9-]|@${EITHER}`,
    'i',
  ),
  // To look back from every place of a text is slow, so that the first mark is looked for first.
  pattern: new RegExp(
    `(?= ?[.@]| ?${OPEN}| ?${EITHER})(?:${[
      String.raw`\[(?<colon>[.@:]|::|:\/\/)\]|[({](?<lone>:)[)}](?=[0-9a-f/:({])`,
      `${BEHIND_NAME}${OPEN}[。．]${CLOSE}${BEFORE_NAME}`,
      String.raw`${BEHIND_NAME}[[({]{2}\.[\])}]{2}${BEFORE_NAME}`,
      String.raw`${BEHIND_NAME} ?${OPEN}[ -]?(?<mark>[.,@_-]|${DOT_WORDS}|${AT_WORDS})[ -]?${CLOSE} ?${BEFORE_NAME}`,
      String.raw`(?<at>[[(]a[\])](?=${LABELS})|${EITHER}@|@${EITHER})(?<=[a-z0-9](?:${EITHER}@|@${EITHER}|...))(?=[a-z0-9])`,
      String.raw`(?<=[\p{L}\p{N}_-])${OPEN}(?<slash>\/)${CLOSE}(?=[\p{L}\p{N}])`,
      String.raw`(?<=[a-z0-9])(?:${EITHER}\.${EITHER}?|\.${EITHER})(?=${LABELS})`,
      String.raw`(?<=\d)(?:${EITHER}\.${EITHER}?|\.${EITHER})(?=${NUMBERS})`,
    ].join('|')})`,
    'giu',
  ),
  write: ({ groups = {} }) => {
    // A name of its own for each group: Node 22 has no two groups of one name.
    const { colon, lone, mark: word, slash, at } = groups;
    const mark = colon ?? lone ?? word ?? slash ?? (at === undefined ? '.' : '@');
    if (KEPT_MARKS.has(mark)) return mark;
    return IS_AT.test(mark) ? '@' : '.';
  },
};

const WORDS: Rewriting = {
  sign: /DOT| (?:\.|AT|@) |:\/\/ |[ _-]dot[ _-]|_at_|_AT_|\. \d| \.[\da-z]|,(?:com|net|org|info)/,
  // Each begins with the character that is replaced: to look back from every place of a text is slow.
  pattern: new RegExp(
    [
      String.raw` {0,2}DOT {0,2}(?<=[a-z0-9] {0,2}DOT {0,2})(?=(?:[a-z0-9-]{1,63}(?: {0,2}DOT {0,2}|\.)){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      String.raw` \. (?<=[a-z0-9] \. )(?=(?:[a-z0-9-]{1,63} \. ){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      // “The dot com boom” names no host: what stands ahead must be more than a word, or another dot must follow.
      String.raw` dot (?<=(?:[@/.-]|\d| dot )[a-z0-9]{0,63} dot )(?=(?:[a-z0-9-]{1,63} dot ){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))| dot (?<=[a-z0-9] dot )(?=(?:[a-z0-9-]{1,63} dot ){1,3}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      String.raw`(?<at>_(?:at|AT)_)(?<=[a-z0-9]_.._)(?=${LABELS})|[-_]dot[-_](?=(?:[a-z0-9-]{1,63}?[-_]dot[-_]){0,3}(?:${PLAIN_TLD})(?![a-z0-9.-]))`,
      // The host and the path of a URL that is taken apart by blanks.
      String.raw` (?:\.(?<=:\/\/ ?[a-z0-9-]{1,63}(?: ?\.[a-z0-9-]{1,63}){0,4}(?<!\.(?:${PLAIN_TLD})) \.)(?=(?:${PLAIN_TLD})(?![a-z0-9-]))|(?<path>\/)(?<=:\/\/ [a-z0-9-]{1,63}(?: ?\.[a-z0-9-]{1,63}){0,4} \/)(?=[\w?]))`,
      String.raw` (?:\.|DOT|dot) (?<=\d (?:\.|DOT|dot) )(?=\d{1,3}(?: (?:\.|DOT|dot) \d{1,3}){0,2}(?!\d| \. \d))|DOT(?<=\dDOT)(?=\d{1,3}(?:DOT\d{1,3}){0,2}(?!\d))`,
      // A list that counts from one begins with smaller numbers.
      String.raw`(?<numbers>\d{3}(?<![\d.]\d{3})(?:(?:\. \d{1,3}){3}|(?: \.\d{1,3}){3}))(?!\d|\.\d)`,
      // Where a comma is the only mark of a host.
      String.raw`,(?<=(?:@|:\/\/)(?:[a-z0-9-]{1,63},){1,4})(?=(?:[a-z0-9-]{1,63},){0,3}(?:com|net|org|info)(?![a-z0-9-]|\.\w))`,
      String.raw`(?<mail> {1,2}(?:AT|@) {1,2})(?<=[a-z0-9] {1,2}(?:AT|@) {1,2})(?=[a-z0-9-]{1,63}(?: {0,2}DOT {0,2}|\.| \. )[^\s])`,
      String.raw` {1,2}(?:AT|at|@) {1,2}(?<=[a-z0-9] {1,2}(?:AT|at|@) {1,2})(?<host>[a-z0-9-]{1,63}(?: dot [a-z0-9-]{1,63}){0,2} dot (?:${PLAIN_TLD}))(?![a-z0-9-])`,
    ].join('|'),
    'gu',
  ),
  write: ({ groups = {} }) => {
    if (groups['host'] !== undefined) return `@${groups['host'].replaceAll(' dot ', '.')}`;
    if (groups['numbers'] !== undefined) return groups['numbers'].replaceAll(' ', '');
    if (groups['path'] !== undefined) return '/';
    return (groups['at'] ?? groups['mail']) === undefined ? '.' : '@';
  },
};

const SCHEMES: Rewriting = {
  // `http://` stands as it is.
  sign: /(?:h(?!ttps?:\/\/[^\s/\\:.-])[txzх×*_#+.\][(){}-]{1,6}p|xxp|x{4}|f(?!tp:\/\/[^\s/\\:.-])[tx*][px]|meow|ttp(?<![a-z0-9]ttp))[[({]?[sx]?[\])}>]{0,2} {0,2}[[({<]?[:;：/／\\_]/i,
  pattern: new RegExp(
    [
      String.raw`(?<![a-z0-9])(?:(?<open>[[({<])?(?:h(?<middle>[txzх×*_#+.\][(){}-]{1,6})p|[a-z]?xxp|x{4}|ttp|meow|(?<file>f[tx*]p|ftx))(?<secure>[[({]?[sx][\])}]?)?(?<close>[\])}>])?)(?<separator> {0,2}(?:${COLON} ?(?:${SLASH}){1,4}|(?:${SLASH}){2,3}:?|:?__)[\])}]? {0,2})(?=[\p{L}\p{N}[])`,
      // A URL that begins with backslashes goes on with them.
      String.raw`(?<path>\\)(?<=[ps][\])}]?[[({]?:[\])}]?\\{2,4}\w[^\s"'<>]{0,120})(?=\w)`,
    ].join('|'),
    'giu',
  ),
  write: (match) => (match.groups?.['path'] === undefined ? writeScheme(match) : '/'),
};

/** What authors put into a value so that nobody follows it. */
export const DEFANGED: readonly Rewriting[] = [BRACKETS, SCHEMES];

const FULL_WIDTH: Record<string, string> = {
  '－': '-',
  '＠': '@',
  '＿': '_',
  '：': ':',
  '／': '/',
  '＼': '\\',
};

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  period: '.',
  commat: '@',
};

/** `http://` for what stands for it; where a blank or no colon is in it, a host must follow. */
function writeScheme({ groups = {}, index, input, 0: whole }: RegExpExecArray): string | undefined {
  const { open, close, middle, separator = '', file, secure } = groups;
  if (/^https?:\/\/$|^ftp:\/\/$/i.test(whole)) return undefined;
  const isBracketed = open !== undefined && close !== undefined;
  if (close !== undefined && !isBracketed && !/[\])}]/.test(middle ?? '')) return undefined;
  const isUsual = separator === '://' || /^[[({]?:[\])}]?\/\/[\])}]?$/.test(separator);
  const behind = input.slice(index + whole.length, index + whole.length + 80);
  if (!isUsual && !/^[\p{L}\p{N}_-]{1,63}\.[\p{L}\p{N}]/u.test(behind)) return undefined;
  const name = file === undefined ? 'http' : 'ftp';
  const lead = isBracketed ? '' : (open ?? '');
  return `${lead}${name}${secure === undefined ? '' : 's'}://`;
}
