import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { IndicatorType } from '../../schemas/vocabulary.ts';
import { extractValues } from '../../src/core/indicators/extract.ts';
import { normaliseIndicator } from '../../src/core/indicators/indicators.ts';
import { hostOf, recogniseValue } from '../../src/core/indicators/value.ts';

/**
 * Compares what is found in texts with what another extractor finds, which is installed into a temporary folder: no part of
 * the project needs it. It swallows the Chinese sentence behind a URL, and knows no networks, keys, paths and files.
 */
const PACKAGE = 'ioc-extractor@8.2.0';

type Peer = { extractIOC: (text: string, options: object) => Record<string, string[]> };

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

function installPeer(folder: string): Peer {
  writeFileSync(join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', PACKAGE], { cwd: folder });
  return createRequire(join(folder, 'package.json'))('ioc-extractor') as Peer;
}

/** Prints the values of one text that only one of both finds; the host of a URL or mail address counts as found. */
function compare(
  name: string,
  text: string,
  { extractIOC }: Peer,
): [both: number, ours: number, theirs: number] {
  const values = extractValues(text).filter(({ kind }) => COMPARED.has(kind));
  const ours = new Set(values.map(({ key }) => key));
  const hosts = new Set(values.flatMap((value) => hostOf(value)?.key ?? []));
  const theirs = new Set(
    Object.entries(extractIOC(text, { enableIDN: true, enableRefang: true })).flatMap(([list, found]) =>
      found.flatMap((one) => {
        const type = TYPES[list];
        return type === undefined ? [] : (recogniseValue(normaliseIndicator(type, one))?.key ?? []);
      }),
    ),
  );
  const onlyOurs = [...ours].filter((key) => !theirs.has(key));
  const onlyTheirs = [...theirs].filter((key) => !ours.has(key) && !hosts.has(key));
  for (const key of onlyOurs) console.log(`only here   ${name}  ${key}`);
  for (const key of onlyTheirs) console.log(`only there  ${name}  ${key}`);
  return [ours.size - onlyOurs.length, onlyOurs.length, onlyTheirs.length];
}

const COMPARED = new Set<string>(['address', 'domain', 'url', 'mail', 'hash', 'mac']);

if (import.meta.main) {
  const files = process.argv.slice(2);
  if (files.length === 0) {
    console.error('Usage: node bench/oracles/ioc-extractor.ts FILE…');
    process.exitCode = 2;
  } else {
    const folder = mkdtempSync(join(tmpdir(), 'precedent-oracle-'));
    try {
      const peer = installPeer(folder);
      const counts = files.map((file) => compare(file, readFileSync(file, 'utf8'), peer));
      const [both, ours, theirs] = [0, 1, 2].map((at) =>
        counts.reduce((sum, one) => sum + (one[at] ?? 0), 0),
      );
      console.log(`${both} in both, ${ours} only here, ${theirs} only there`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
