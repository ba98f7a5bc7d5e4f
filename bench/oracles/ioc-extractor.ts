import { readFileSync } from 'node:fs';
import process from 'node:process';
import { extractIOC } from 'ioc-extractor';
import type { IndicatorType } from '../../schemas/vocabulary.ts';
import { extractValues } from '../../src/core/indicators/extract.ts';
import { normaliseIndicator } from '../../src/core/indicators/indicators.ts';
import { hostOf, recogniseValue } from '../../src/core/indicators/value.ts';

/** What is found in a text: by both, here alone, and by the other extractor alone; values in their normal spelling. */
export type Compared = { both: string[]; onlyOurs: string[]; onlyTheirs: string[] };

const TYPES: Record<string, IndicatorType> = {
  ipv4s: 'ipv4-addr',
  ipv6s: 'ipv6-addr',
  domains: 'domain-name',
  urls: 'url',
  emails: 'email-addr',
  md5s: 'file',
  sha1s: 'file',
  sha256s: 'file',
  macAddresses: 'mac-addr',
};

/**
 * Compares what is found in a text with what `ioc-extractor` finds. It knows no networks, keys, paths and files, so these are
 * left out; the host of a URL or mail address that is found here counts as found.
 */
export function compareExtractors(text: string): Compared {
  const values = extractValues(text).filter(({ kind }) => COMPARED.has(kind));
  const ours = new Set(values.map(({ key }) => key));
  const hosts = new Set(values.flatMap((value) => hostOf(value)?.key ?? []));
  const found = Object.entries(extractIOC(text));
  const theirs = new Set(
    found.flatMap(([list, some]) => {
      const type = TYPES[list];
      if (type === undefined || !Array.isArray(some)) return [];
      return some.flatMap((one) => recogniseValue(normaliseIndicator(type, String(one)))?.key ?? []);
    }),
  );
  return {
    both: [...ours].filter((key) => theirs.has(key)),
    onlyOurs: [...ours].filter((key) => !theirs.has(key)),
    onlyTheirs: [...theirs].filter((key) => !ours.has(key) && !hosts.has(key)),
  };
}

const COMPARED = new Set<string>(['address', 'domain', 'url', 'mail', 'hash', 'mac']);

if (import.meta.main) {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    console.error('Usage: node bench/oracles/ioc-extractor.ts FILE…');
    process.exitCode = 2;
  }
  const total = { both: 0, onlyOurs: 0, onlyTheirs: 0 };
  for (const file of files) {
    const compared = compareExtractors(readFileSync(file, 'utf8'));
    for (const key of compared.onlyOurs) console.log(`only here   ${file}  ${key}`);
    for (const key of compared.onlyTheirs) console.log(`only there  ${file}  ${key}`);
    total.both += compared.both.length;
    total.onlyOurs += compared.onlyOurs.length;
    total.onlyTheirs += compared.onlyTheirs.length;
  }
  if (files.length > 0)
    console.log(`${total.both} in both, ${total.onlyOurs} only here, ${total.onlyTheirs} only there`);
}
