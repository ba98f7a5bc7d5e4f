import { hasShape, hostOf, recogniseValue, type ExactValue } from '../../indicators/value.ts';
import type { ValueKind } from '../../model/exact.ts';
import { decodeAddress } from '../../model/text.ts';

/** How a value stands to the one that was asked for: its host, or something that is written inside it. */
type Part = { how: 'host' | 'inside'; value: ExactValue };

/** Each part costs a lookup, and an address may be made of hundreds. */
const MAX_PARTS = 8;

/**
 * The values of which a URL, a mail address or a mapped IPv4 address is made: its host first, then what its path and query hold, such as a hash,
 * an address or the target of a redirect. A lookup falls back on them where no report holds the whole.
 */
export function listParts(value: ExactValue): Part[] {
  const host = hostOf(value);
  const inside = value.kind === 'url' ? valuesInside(value.key) : [];
  const parts: Part[] = [
    ...(host === undefined
      ? []
      : [{ how: value.kind === 'address' ? ('inside' as const) : ('host' as const), value: host }]),
    ...inside.map((one) => ({ how: 'inside' as const, value: one })),
  ];
  const keys = [value.key, ...parts.map((part) => part.value.key)];
  return parts.filter((part, index) => keys.indexOf(part.value.key) === index + 1).slice(0, MAX_PARTS);
}

/** Kinds that no usual word of a path has. */
const TOLD: ReadonlySet<ValueKind> = new Set([
  'hash',
  'address',
  'network',
  'mail',
  'cve',
  'report',
  'domain',
]);

function valuesInside(address: string): ExactValue[] {
  const { pathname, search, hash } = new URL(address);
  const rest = decode(`${pathname}${search}${hash}`);
  const targets = [...rest.matchAll(TARGET)].flatMap(([, scheme = 'http', target = '']) => {
    const value = recogniseValue(`${scheme}://${target}`);
    return value?.kind === 'url' ? [value, hostOf(value) ?? []].flat() : [];
  });
  const pieces = rest
    .split(/[/?&=#;,|()]+/)
    .map((piece) => recogniseValue(piece))
    .filter((value) => hasShape(value) && TOLD.has(value.kind));
  return [...targets, ...pieces.filter((value) => value !== undefined)];
}

/** A server that tidies paths leaves one slash of the two. An address that is not encoded ends with a parameter. */
const TARGET = /(https?|ftp):\/{1,2}([^\s"'<>&]+)/gi;

/** Decoded as often as it was encoded: a redirect to a redirect is encoded twice. What cannot be decoded stays. */
function decode(text: string): string {
  let plain = text;
  for (let round = 0; round < 3 && plain.includes('%'); round += 1)
    plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, decodeAddress);
  return plain;
}
