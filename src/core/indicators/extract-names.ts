import { parse } from 'tldts';
import { isFileName } from './file-names.ts';
import type { IndicatorType } from '../../../schemas/vocabulary.ts';

/** A find before it is known whether the text holds it elsewhere; `end` is behind its last character. */
export type Find = { type: IndicatorType; written: string; start: number; end: number };

/** MD5, SHA-1, SHA-256 and longer, and MAC addresses and registry keys, by their shape alone. */
export function findHashes(text: string): Find[] {
  const finds = (pattern: RegExp, type: Find['type']): Find[] =>
    [...text.matchAll(pattern)].map((match) => ({
      type,
      written: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  return [
    ...finds(HASH, 'file').filter(({ written }) => /[a-f]/i.test(written) && /\d/.test(written)),
    ...finds(MAC, 'mac-addr'),
    ...finds(REGISTRY_KEY, 'windows-registry-key'),
  ];
}

/** Domains by the public suffix list, and files that a program runs; other names with dots are neither. */
export function findNames(text: string): Find[] {
  return [...text.matchAll(NAME)].flatMap((match): Find[] => {
    const written = match[0].replace(/[.-]+$/, '');
    const place = { written, start: match.index, end: match.index + written.length };
    if (RUNNABLE.test(written)) return [{ ...place, type: 'file' }];
    // A folder may be named like a host.
    const isInPath = /[/\\]/.test(text.charAt(match.index - 1));
    return !isInPath && isDomain(written) && !isCode(text, place) ? [{ ...place, type: 'domain-name' }] : [];
  });
}

const EDGE = '(?<![a-z0-9_.@-])';
const HASH =
  /(?<![a-z0-9_-])(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{56}|[0-9a-f]{40}|[0-9a-f]{32})(?![a-z0-9_-])/gi;
const MAC = /(?<![0-9a-f:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![0-9a-f:-])/gi;
const REGISTRY_KEY = /(?<![a-z0-9_])(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|CC|U))\\[^\s"'<>|,;，。；]+/gi;
const NAME = new RegExp(
  String.raw`${EDGE}(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9][a-z0-9-]*(?![a-z0-9_])`,
  'gi',
);
const RUNNABLE =
  /\.(?:exe|dll|sys|bat|cmd|ps1|vbs|jse|wsf|hta|scr|lnk|msi|apk|elf|so|sh|iso|img|docm|xlsm|jar)$/i;

/** Objects of scripts, and packages, which are domains the other way round. */
const CODE = /^(?:(?:process|self|this|window|document|console|module)\.|(?:com|org|net|io)\.[^.]+\.)/;

function isDomain(name: string): boolean {
  if (isFileName(name) || name.includes('_')) return false;
  const { domain, isIcann, isPrivate } = parse(name, { allowPrivateDomains: true });
  const isReserved = /\.(?:example|test|invalid|onion)$/i.test(name);
  return isReserved || (domain !== null && (isIcann === true || isPrivate === true));
}

/** Names of code: `os.system(`, `event.name=`, `java.lang.String`, `process.env.CI`, `com.example.app`. */
function isCode(text: string, { written, end }: { written: string; end: number }): boolean {
  const isUsed = /^(?:[({]|\s?=|\[(?!\.))/.test(text.slice(end, end + 2));
  return isUsed || /\.[A-Z][a-z]/.test(written) || CODE.test(written);
}
