/** How a value is written: `isAssigned` when it is in quotes or tight behind an equals sign, as in code. */
export type ValueSetting = { isAssigned: boolean };

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
export function looksLikePassword(value: string, { isAssigned }: ValueSetting): boolean {
  if (/^\d{6,}$/.test(value)) return !/^(?:19|20)\d{6}$/.test(value);
  if (value.length < 6 || /\s/.test(value)) return false;
  if (NO_PASSWORD.some((shape) => shape.test(value))) return false;
  const hasLetter = /\p{L}/u.test(value);
  if (hasLetter && /[\d!@#$%^&*+=?~]/.test(value)) return true;
  return isAssigned && /^[A-Za-z]+$/.test(value) && !WORDS.has(value.toLowerCase());
}

/** Whether the characters behind `token:` are a token: long, without words, letters and digits mixed. */
export function isSecretToken(value: string): boolean {
  if (!/^[\w.~+/=-]{16,}$/.test(value) || !/[A-Za-z]/.test(value) || !/\d/.test(value)) return false;
  const parts = value.split(/[-_./]/);
  return !parts.every((part) => /^(?:[A-Za-z]*|\d*)$/.test(part));
}
