/** Reports that hold a word, by their number, ascending, and how much it tells of each: 1 to 63. */
export type Postings = { reports: number[]; impacts: number[] };

export const MAX_IMPACT = 63;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
Array.from(DIGITS).forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

/** Postings as text: for each report the distance from the one before, then its impact. */
export function packPostings({ reports, impacts }: Postings): string {
  let before = -1;
  const digits = reports.flatMap((report, index) => {
    const gap = packNumber(report - before - 1);
    before = report;
    return [gap, DIGITS[impacts[index] ?? 1] ?? ''];
  });
  return digits.join('');
}

/** The inverse of `packPostings`. */
export function unpackPostings(text: string): Postings {
  const postings: Postings = { reports: [], impacts: [] };
  let report = -1;
  for (let at = 0; at < text.length; at += 1) {
    const [gap, next] = readNumber(text, at);
    report += gap + 1;
    postings.reports.push(report);
    postings.impacts.push(VALUES[text.charCodeAt(next)] ?? 1);
    at = next;
  }
  return postings;
}

/** Five bits in each digit, the lowest first; the sixth says that more follow. */
function packNumber(number: number): string {
  let text = '';
  let rest = number;
  for (; rest > 31; rest = Math.floor(rest / 32)) text += DIGITS[32 + (rest % 32)] ?? '';
  return text + (DIGITS[rest] ?? '');
}

function readNumber(text: string, from: number): [number: number, next: number] {
  let number = 0;
  let unit = 1;
  for (let at = from; at < text.length; at += 1) {
    const digit = VALUES[text.charCodeAt(at)] ?? 0;
    number += (digit % 32) * unit;
    if (digit < 32) return [number, at + 1];
    unit *= 32;
  }
  return [number, text.length];
}
