/** Characters of a text that give access to something; `noun` names them with their article. */
export type Credential = { start: number; end: number; noun: string };

type Shape = {
  noun: string;
  /** Global, with indices; the group `value`, or `quoted` for one in quotes, is what must not be told. */
  pattern: RegExp;
  /** Whether the value gives access; what has a shape of its own always does. */
  isSecret?: (value: string, setting: ValueSetting) => boolean;
};

const BEHIND_KEY = String.raw`(?:[ \t]{0,3}[(（][^()（）\n]{1,20}[)）])?["'\x60*_]{0,3}[ \t]{0,3}`;
const SIGN = String.raw`(?<sign>:=|=>|[:=：＝|]|为|是|is\b|was\b)[*_]{0,3}[ \t]{0,3}`;
const VALUE = String.raw`(?:(?<quote>["'\x60])(?<quoted>[^\n"'\x60]{4,200})\k<quote>|(?<value>[^\s"'\x60<>|，。；、（）【】「」\p{Script=Han}]{4,200}))`;
const PASSWORD_KEY = String.raw`(?:password|passwd|passphrase|(?<![A-Za-z])pwd|_pass)(?![A-Za-z])|密码|密碼|口令`;
const TOKEN_KEY = String.raw`(?:(?:api|access|secret|account|license)[_-]?key(?:[_-]?secret)?|(?:client|app|consumer)[_-]?secret|secret|token)(?![A-Za-z])|密钥|令牌`;

/** What the scanner leaves out: passwords behind a word that announces one, and tokens that are common around us. */
const SHAPES: readonly Shape[] = [
  {
    noun: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|[>|]){0,20}(?<value>[A-Za-z0-9+/=]{40,}(?:(?:\s|\\n|[>|]){1,20}[A-Za-z0-9+/=]{4,})*)/dg,
  },
  { noun: 'a signed token (JWT)', pattern: /\b(?<value>eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})/dg },
  {
    noun: 'an access token',
    pattern: /\bBearer[ \t]+["']?(?<value>[\w.~+/-]{16,}={0,2})/dgi,
    isSecret: isSecretToken,
  },
  {
    noun: 'a password in Base64',
    pattern: /\bAuthorization["']?[ \t]*[:=][ \t]*["']?Basic[ \t]+(?<value>[A-Za-z0-9+/]{8,}={0,2})/dgi,
  },
  {
    noun: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'<>]{0,100}:(?<value>[^\s/@"'<>]{3,200})@(?=[\w[])/dgi,
    isSecret: (value) => !/^\d{1,5}$/.test(value),
  },
  {
    noun: 'the key of a webhook',
    pattern:
      /\b(?:qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=|open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/)(?<value>[\w-]{20,})/dgi,
  },
  {
    noun: 'a cloud access key',
    pattern:
      /(?<![A-Za-z0-9])(?<value>LTAI[A-Za-z0-9]{12,24}|AKID[A-Za-z0-9]{32}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35})(?![A-Za-z0-9])/dg,
  },
  {
    noun: 'a token',
    pattern: new RegExp(`(?:${TOKEN_KEY})${BEHIND_KEY}${SIGN}${VALUE}`, 'dgiu'),
    isSecret: isSecretToken,
  },
  {
    noun: 'a password',
    pattern: new RegExp(`(?:${PASSWORD_KEY})${BEHIND_KEY}${SIGN}${VALUE}`, 'dgiu'),
    isSecret: looksLikePassword,
  },
  {
    noun: 'a password',
    pattern: new RegExp(
      String.raw`(?:\bsshpass[ \t]+-p[ \t]*|[ \t]--(?:password|passwd|passphrase)(?<sign>=|[ \t]+)|\bcurl\b[^\n]{0,200}?[ \t](?:-u|--user)[ \t=]+["']?[\w.@\\-]{1,60}:)${VALUE}`,
      'dgiu',
    ),
    isSecret: (value) => looksLikePassword(value, { isAssigned: true }),
  },
];

/** Finds credentials that stand in a text as they are, in its order; those that are masked or examples are none. */
export function findCredentials(text: string): Credential[] {
  return SHAPES.flatMap((shape) => findShape(shape, text)).sort((a, b) => a.start - b.start);
}

function findShape({ noun, pattern, isSecret = () => true }: Shape, text: string): Credential[] {
  const found: Credential[] = [];
  for (const { groups = {}, indices } of text.matchAll(pattern)) {
    const isQuoted = groups['quoted'] !== undefined;
    const [start, end] = indices?.groups?.[isQuoted ? 'quoted' : 'value'] ?? [0, 0];
    const value = trimValue(text.slice(start, end), isQuoted);
    const setting = { isAssigned: isQuoted || isTight(text, start, groups['sign']) };
    if (isStandIn(value) || !isSecret(value, setting)) continue;
    found.push({ start, end: start + value.length, noun });
  }
  return found;
}

/** Whether the value follows an equals sign without a space, as nobody writes prose. */
function isTight(text: string, start: number, sign: string | undefined): boolean {
  return sign === '=' && text[start - 1] === '=';
}

/** Without the end of a sentence, and without what follows in the query of an address. */
function trimValue(value: string, isQuoted: boolean): string {
  return isQuoted ? value : (value.split(/&\w+=/)[0] ?? value).replace(/(?:[.,;:)\]}*]|\\n)+$/, '');
}

const STAND_IN =
  /^(?:pass(?:word|wd)?|pwd?)$|^[<[{($%⟨*#•]|\*{3}|[#•]{3}|\.{3}|…|x{4,}|redacted|example|placeholder|changeme|change[-_]me|dummy|masked|removed|your[-_]/i;

/** Whether characters stand where a secret was or would be. */
export function isStandIn(value: string): boolean {
  return STAND_IN.test(value);
}

/** How a value is written: `isAssigned` when it is in quotes or tight behind an equals sign, as in code. */
type ValueSetting = { isAssigned: boolean };

/** Words that stand behind `password:` and are none. `infected` is what archives of samples are locked with everywhere. */
const WORDS = new Set(
  `admin archive arguments boolean bcrypt blank changed current default disabled empty enabled expired false hidden
   infected input invalid leaked locked login missing needed object option optional password passwd plain private
   prompt required reset revoked rotated secret shared stolen string token unknown unset username value wrong`.split(
    /\s+/,
  ),
);

/** What says something of a password instead of being one: a date, a number, an algorithm, a path, code, an id. */
const NO_PASSWORD = [
  /^[\d.:/,+%-]+$/,
  /^(?:sha|md|aes|rsa|tls|ssl|des|ntlmv?|pbkdf|argon|base|scram-sha|hmac-sha|v|http|ipv|utf|mysql|oauth|s|f|mfa)-?\d[\d.-]*\w{0,3}$/i,
  /^[~.]{0,2}\//,
  /^[a-z][a-z0-9+.-]*:\/\//i,
  /^\w+(?:\.\w+)*(?:\(|\[)/,
  /^[a-z_]+(?:\.[a-z_]+)+$/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^[A-Z]{2,10}-\d/,
  /^\d{4}-\d{2}-\d{2}T/,
  /^\d+(?:px|ms|s|m|h|d|kb|mb|gb|x|st|nd|rd|th|k)$/i,
];

/** Whether the characters behind `password:` are a password, and not a word about one. */
function looksLikePassword(value: string, { isAssigned }: ValueSetting): boolean {
  if (/^\d{6,}$/.test(value)) return !/^(?:19|20)\d{6}$/.test(value);
  if (value.length < 6 || /\s/.test(value)) return false;
  if (NO_PASSWORD.some((shape) => shape.test(value))) return false;
  const hasLetter = /\p{L}/u.test(value);
  if (hasLetter && /[\d!@#$%^&*+=?~]/.test(value)) return true;
  return isAssigned && /^[A-Za-z]+$/.test(value) && !WORDS.has(value.toLowerCase());
}

/** Whether the characters behind `token:` are a token: long, without words, letters and digits mixed. */
function isSecretToken(value: string): boolean {
  if (!/^[\w.~+/=-]{16,}$/.test(value) || !/[A-Za-z]/.test(value) || !/\d/.test(value)) return false;
  const parts = value.split(/[-_./]/);
  return !parts.every((part) => /^(?:[A-Za-z]*|\d*)$/.test(part));
}
