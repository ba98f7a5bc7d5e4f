/**
 * A short fingerprint of some texts: 11 characters at most, 53 bits, the same on every machine. It tells whether
 * something changed and is no defence against a forger. Texts count apart, so that `a, bc` differs from `ab, c`.
 * The mixing is cyrb53, two 32-bit lanes of multiply and shift.
 */
export function fingerprint(...parts: string[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (unit: number): void => {
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  };
  for (const part of parts) {
    mix(part.length);
    for (let index = 0; index < part.length; index++) mix(part.charCodeAt(index));
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return ((2097151 & low) * 4294967296 + (high >>> 0)).toString(36);
}
