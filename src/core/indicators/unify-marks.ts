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

const ODD_DOT = '[。․‧·•∙⋅・･܁܂۔]';

/** Labels up to a plain top-level domain, with marks of any kind between them. */
const LABELS = String.raw`(?:[a-z0-9-]{1,63}${EITHER}{0,2}(?:\.|DOT|[[(] ?[\])])${EITHER}{0,2}){0,3}(?:${PLAIN_TLD})(?![a-z0-9-])`;
const NUMBERS = String.raw`\d{1,3}(?:${EITHER}?\.${EITHER}?\d{1,3}){0,2}(?!\d)`;

/** Words for a dot and for the sign of mail, in a few languages. */
const DOT_WORDS =
  'dot|d0t|点|點|ドット|닷|точка|крапка|punto|ponto|punkt|punktum|point|punct|punt|pont|kropka|nokta|tečka';
const AT_WORDS =
  'at|ät|à|et|arroba|arr?obase|chiocciola|klammeraffe|apenstaartje|snabel-?a|malpa|małpa|艾特|圈a|アット|골뱅이|собака';

const KEPT_MARKS = new Set([':', '::', '://', '/', '-', '_']);
const IS_AT = new RegExp(`^(?:@|${AT_WORDS})$`, 'i');

const COLON = String.raw`[[({<]?[:;：][\])}>]?`;
const SLASH = String.raw`[[({]?[/／\\|][\])}]?`;

/** A path of Windows, whose backslashes escape nothing; it ends where an escaped line break leads to a value. */
const WINDOWS_PATH = String.raw`(?<![A-Za-z0-9])(?:[A-Za-z]:\\|%[A-Za-z_]{2,32}%\\|[Hh][Kk][A-Za-z_]{1,20}>?:?\\(?!\/)|\\\\(?=\w))(?:(?!\\[nrt](?:\d{1,3}\.\d|https?:|hxxp))(?:[^\s"'<>|]| (?=[\w() .-]{1,60}\\)))*`;

const SHAPES: Rewriting = {
  // Full-width letters and digits, ligatures, letters of mathematics; no circled digits, which count a list.
  sign: /[\uFF10-\uFF5A\uFB00-\uFB06\u200B-\u200D\u2060\uFEFF\u00AD]|\uD835/,
  pattern:
    /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFB00-\uFB06\u{1D400}-\u{1D7FF}]+|[\u200B-\u200D\u2060\uFEFF\u00AD]+/gu,
  write: ([written]) => (/[\u00AD\u200B-\u2060\uFEFF]/.test(written) ? '' : written.normalize('NFKC')),
};

const FULL_WIDTH_MARKS: Rewriting = {
  sign: /[．﹒｡。․‧·•∙⋅・･܁܂۔－＠＿：／＼]/,
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
    String.raw`${WINDOWS_PATH}|\\(?:u(?<unicode>[0-9a-fA-F]{4})|x(?<byte>[2-7][0-9a-fA-F])|(?<break>[nrt])|(?:\\(?<=[a-z0-9]\\\\)(?=\.[a-z0-9]))?(?<mark>[\][().@/:_*"'-]))`,
    'gu',
  ),
  write: ({ groups = {} }) => {
    const code = groups['unicode'] ?? groups['byte'];
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    return groups['break'] === undefined ? groups['mark'] : ' ';
  },
};

const ELEMENT = String.raw`<\/?(?:wbr|b|i|em|strong|span|u|font|mark)(?: [^<>]{0,80})?>`;

const HTML: Rewriting = {
  sign: /&(?:[a-z]{2,6}|#x?[0-9a-f]{1,4});|\.<[a-z/]|[a-z]>\./i,
  pattern: new RegExp(
    [
      String.raw`&(?:(?<name>amp|lt|gt|quot|nbsp|period|commat)|#(?<decimal>\d{2,3})|#x(?<byte>[2-7][0-9a-f]));`,
      // Elements around the dot of a host keep mail programs from making a link of it.
      String.raw`(?<=[a-z0-9])(?:${ELEMENT}\.(?:${ELEMENT})?|\.${ELEMENT})(?=[a-z0-9])`,
    ].join('|'),
    'gi',
  ),
  write: ({ 0: whole, groups: { name, decimal, byte } = {} }) => {
    if (whole.includes('<')) return '.';
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
    String.raw`(?:${OPEN}|${EITHER}) ?(?:[.,@:/。．，·•・_-]|${DOT_WORDS}|${AT_WORDS}|a[\])])|\.${EITHER}[a-z0-9-]|@${EITHER}|[[(] ?[\])]\w|\/\/[[({]`,
    'i',
  ),
  // To look back from every place of a text is slow, so that the first mark is looked for first.
  pattern: new RegExp(
    `(?= ?[.@]| ?${OPEN}| ?${EITHER})(?:${[
      // Two brackets for one, and a blank behind them.
      String.raw`${BEHIND_NAME}(?:${OPEN}{2}(?<twice>[.@]|${DOT_WORDS}|${AT_WORDS})${CLOSE}{2}|(?:\[\[|\(\(|\{\{|<<)(?<opened>[.@]|${DOT_WORDS}|${AT_WORDS})${CLOSE}|${OPEN}(?<closed>[.@])${CLOSE}{2})${BEFORE_NAME}`,
      String.raw`${BEHIND_NAME}${OPEN}\.${CLOSE} (?=(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      // A host in brackets.
      String.raw`[[({](?<=\/\/[[({])(?<host>[a-z0-9.-]{0,80}[a-z][a-z0-9.-]{0,80})[\])}]`,
      String.raw`\[(?<colon>[.@:]|::|:\/\/)\]|[({](?<lone>::?)[)}](?=[0-9a-f/:({])`,
      `${BEHIND_NAME}${OPEN}[。．]${CLOSE}${BEFORE_NAME}`,
      String.raw`${BEHIND_NAME} ?${OPEN}[ -]?(?<mark>[.,，·•・@_-]|${DOT_WORDS}|${AT_WORDS})[ -]?${CLOSE} ?${BEFORE_NAME}`,
      String.raw`(?<at>[[(]a[\])](?<=[a-z0-9]...)(?=${LABELS})|(?:${EITHER}@|@${EITHER})(?<=[a-z0-9]..))(?=[a-z0-9])`,
      String.raw`(?<=[\p{L}\p{N}_-])${OPEN}(?<slash>\/)${CLOSE}(?=[\p{L}\p{N}])`,
      String.raw`(?<=[a-z0-9])(?:${EITHER}\.${EITHER}?|\.${EITHER}|[[(] ?[\])])(?=${LABELS})`,
      String.raw`(?<=\d)(?:${EITHER}\.${EITHER}?|\.${EITHER})(?=${NUMBERS})`,
      String.raw`(?<=\d)[[(] ?[\])](?=\d{1,3}(?:[[(] ?[\])]\d{1,3}){0,2}(?!\d))`,
    ].join('|')})`,
    'giu',
  ),
  write: ({ groups = {} }) => {
    // A name of its own for each group: Node 22 has no two groups of one name.
    const { colon, lone, mark: word, twice, opened, closed, slash, at, host } = groups;
    if (host !== undefined) return host;
    const mark =
      colon ?? lone ?? word ?? twice ?? opened ?? closed ?? slash ?? (at === undefined ? '.' : '@');
    if (KEPT_MARKS.has(mark)) return mark;
    return IS_AT.test(mark) ? '@' : '.';
  },
};

const WORDS: Rewriting = {
  sign: /DOT| (?:\.|AT|@) |:\/\/ |[ _-](?:DOT|[dD]ot)[ _-]|\ddot\d|[_-]at[_-]|_AT_|[a-z]AT[a-z]|@ \w|\. (?:[a-z]{2,6})[/:]\w|[a-z0-9]点[a-z]|\. \d| \.[\da-z]|,(?:com|net|org|info)|:\/\/[\w-]+,\w/,
  // Each begins with the character that is replaced: to look back from every place of a text is slow.
  pattern: new RegExp(
    [
      String.raw` {0,2}DOT {0,2}(?<=[a-z0-9] {0,2}DOT {0,2})(?=(?:[a-z0-9-]{1,63}(?: {0,2}DOT {0,2}|\.)){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      String.raw` \. (?<=[a-z0-9] \. )(?=(?:[a-z0-9-]{1,63} \. ){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      // “The dot com boom” names no host: what stands ahead must be more than a word, or another dot must follow.
      String.raw` [dD]ot (?<=(?:[@/.-]|\d| [dD]ot )[a-z0-9]{0,63} [dD]ot )(?=(?:[a-z0-9-]{1,63} [dD]ot ){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))| [dD]ot (?<=[a-z0-9] [dD]ot )(?=(?:[a-z0-9-]{1,63} [dD]ot ){1,3}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      String.raw`(?<at>_(?:at|AT)_(?<=[a-z0-9]_.._)(?=${LABELS})|[-_](?:at|AT)[-_](?<=[a-z0-9].(?:at|AT).)(?=(?:[a-z0-9]{1,63}[-_](?:dot|DOT)[-_]){1,3}(?:${PLAIN_TLD})(?![a-z0-9.-])))|[-_](?:dot|DOT|Dot)[-_](?=(?:[a-z0-9_-]{1,120}?[-_](?:dot|DOT|Dot)[-_])?(?:${PLAIN_TLD})(?![a-z0-9.-]))`,
      String.raw`点(?<=[a-z0-9]点)(?=(?:[a-z0-9-]{1,63}点){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))`,
      String.raw`(?<camel>AT)(?<=[a-z]{2}AT)(?=[a-z]{2,63}(?:\.|DOT)(?:${PLAIN_TLD})(?![a-zA-Z0-9-]))`,
      // “See kuro dot com.”: one dot alone, behind a word that leads to a place, at the end of what is said.
      String.raw` [dD]ot (?<=(?:^|\n|[:=("'“]\s?|\b(?:at|to|from|on|visit|via|domain|host|site|url)\s)(?!(?:the|a|an|this|that|of)\s)[a-z0-9-]{2,63} [dD]ot )(?=(?:${PLAIN_TLD})(?:\s*$|\s*\n|[,;:!?)"'/”]|\.(?:\s|$)))`,
      // The local part of a mail address in words.
      String.raw` dot (?<=[a-z0-9] dot )(?=[a-z0-9-]{1,63} (?:at|AT|@) [a-z0-9-]{1,63}(?: dot [a-z0-9-]{1,63}){0,2} dot (?:${PLAIN_TLD})(?![a-z0-9-]))`,
      // The host and the path of a URL that is taken apart by blanks.
      String.raw` (?:\.(?<=(?::\/\/ ?|@)[a-z0-9-]{1,63}(?: ?\.[a-z0-9-]{1,63}){0,4}(?<!\.(?:${PLAIN_TLD})) \.)(?=(?:[a-z0-9-]{1,63} ?\.){0,3}(?:${PLAIN_TLD})(?![a-z0-9-]))|(?<path>\/)(?<=:\/\/ [a-z0-9-]{1,63}(?: ?\.[a-z0-9-]{1,63}){0,4} \/)(?=[\w?]))`,
      String.raw` (?:\.|DOT|[dD]ot) (?<=\d (?:\.|DOT|[dD]ot) )(?=\d{1,3}(?: (?:\.|DOT|[dD]ot) \d{1,3}){0,2}(?!\d| \. \d))|(?:DOT|dot|[-_](?:DOT|dot)[-_])(?<=\d[-_]?(?:DOT|dot)[-_]?)(?=\d{1,3}(?:[-_]?(?:DOT|dot)[-_]?\d{1,3}){0,2}(?!\d))`,
      String.raw`\. (?<=:\/\/ ?[a-z0-9-]{1,63}(?:\. ?[a-z0-9-]{1,63}){0,3}\. )(?=(?:${PLAIN_TLD})[/:]\w)`,
      // A list that counts from one begins with smaller numbers.
      String.raw`(?<numbers>\d{3}(?<![\d.]\d{3})(?:(?:\. \d{1,3}){3}|(?: \.\d{1,3}){3}))(?!\d|\.\d)`,
      // Where a comma is the only mark of a host.
      String.raw`,(?<=(?:@|:\/\/)(?:[a-z0-9-]{1,63},){1,4})(?=(?:[a-z0-9-]{1,63},){0,3}(?:com|net|org|info)(?![a-z0-9-]|\.\w))`,
      String.raw`,(?<=:\/\/(?:[a-z0-9-]{1,63},){1,4})(?=(?:[a-z0-9-]{1,63},){0,3}(?:${PLAIN_TLD})(?![a-z0-9.-]))|,(?<=:\/\/(?:\d{1,3},){1,3})(?=\d{1,3}(?:,\d{1,3}){0,2}(?![\d,.]))`,
      String.raw`(?<mail> {1,2}(?:AT|@) {1,2}|@ )(?<=[a-z0-9] {0,2}(?:AT|@) {1,2})(?=[a-z0-9-]{1,63}(?: {0,2}DOT {0,2}|\.| \. )[^\s])`,
      String.raw` {1,2}(?:AT|at|@) {1,2}(?<=[a-z0-9] {1,2}(?:AT|at|@) {1,2})(?<host>[a-z0-9-]{1,63}(?: dot [a-z0-9-]{1,63}){0,2} dot (?:${PLAIN_TLD}))(?![a-z0-9-])`,
    ].join('|'),
    'gu',
  ),
  write: ({ groups = {} }) => {
    if (groups['host'] !== undefined) return `@${groups['host'].replaceAll(' dot ', '.')}`;
    if (groups['numbers'] !== undefined) return groups['numbers'].replaceAll(' ', '');
    if (groups['path'] !== undefined) return '/';
    return (groups['at'] ?? groups['mail'] ?? groups['camel']) === undefined ? '.' : '@';
  },
};

/** What is left of `tt` in `http`: letters like it, signs, and brackets around it. */
const MIDDLE = String.raw`(?:[txzyjхo0-9×]|[^\p{L}\p{N}\s/\\:]){1,6}`;

/** Names that stand for no other scheme than `http`: `hppt`, `xttps`, `hps`, `httpA`. */
const LIKE_HTTP = String.raw`(?:h(?!cp)(?:[pt]pt|[a-z0-9]{0,5}[px])|[njx]?t?ttp|x{2,6}p?)`;

const SCHEMES: Rewriting = {
  // `http://` stands as it is.
  sign: /(?:h(?!ttps?:\/\/[^\s/\\:.-])(?:[txzyjхo0-9×]|[^a-z\s/\\:]){1,6}p|xxp|x{4}|f(?!tp:\/\/[^\s/\\:.-])[[({]?[tx*]{1,2}[\])}]?[px]|meow|ttp(?<![a-z0-9]ttp))[[({]?[a-z]?["'\])}>]{0,2} {0,2}[[({<]?[:;：/／\\_.!|=,*-]|(?:h[a-z0-9]{0,5}[px]|ttp|xxp?|xxx)[a-z]?:\/\/(?<!https?:\/\/)/i,
  pattern: new RegExp(
    [
      String.raw`(?<![a-z0-9])(?:(?<open>[[({<"'])?(?:h(?<middle>${MIDDLE})p|[a-z]?xxp|x{4}|ttp|meow|(?<file>f[[({]?[tx*]{1,2}[\])}]?p|ftx))(?<secure>[[({]?[sx][\])}]?)?(?<close>[\])}>"'])?)(?<separator> {0,2}(?:${COLON} ?(?:${SLASH} ?){1,4}|[.!|=,*_:-]{1,2}:?\/{1,2}|(?:${SLASH}){2,3}:?|:?__)[\])}>]? {0,2})(?=[\p{L}\p{N}[])`,
      String.raw`(?<![a-z0-9])(?!https?:|xxx?s?:)${LIKE_HTTP}(?<ending>[a-z])?(?<colon>:\/\/)(?<!https?:\/\/)(?=[\p{L}\p{N}[])`,
      // A URL that begins with backslashes goes on with them.
      String.raw`(?<path>\\{1,2})(?<=[ps][\])}]?[[({]?:[\])}]?\\{1,4}\w[^\s"'<>]{0,120})(?=\w)`,
    ].join('|'),
    'giu',
  ),
  write: (match) => {
    const { path, colon, ending } = match.groups ?? {};
    if (path !== undefined) return '/';
    if (colon !== undefined) return `http${ending === undefined ? '' : 's'}://`;
    return writeScheme(match);
  },
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
