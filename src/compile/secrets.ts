import type { Diagnostic, Range } from '../core/model/report.ts';
import { findCredentials, isStandIn, type Credential } from './credentials.ts';
import { createLocator } from './positions.ts';
import { byPlace, diagnose, type Problem } from './problems.ts';

export type SecretScan = {
  /** One for each secret, in the order of the text; none of them tells the secret. */
  problems: (Problem & { range: Range })[];
  /** Words with every secret of the text cut to its first characters. */
  hide: (words: string) => string;
};

/**
 * Looks for passwords, keys and tokens in a text, also where it is quoted, hidden in front matter or in code.
 * `allowed` are values that look like secrets and are none.
 */
export async function scanSecrets(text: string, allowed: readonly string[]): Promise<SecretScan> {
  const locator = createLocator(text);
  const own = findCredentials(locator.text);
  const scanned = await findKnownTokens(locator.text);
  // Where both find one, our place is the narrower: the value without the words around it.
  const found = [...own, ...scanned.filter((other) => !own.some((one) => overlap(one, other)))]
    .filter(({ start, end }) => !allowed.includes(locator.text.slice(start, end)))
    .sort((a, b) => a.start - b.start)
    .filter((one, index, all) => !all.slice(0, index).some((earlier) => overlap(earlier, one)));
  const values = found.map(({ start, end }) => locator.text.slice(start, end));
  return {
    problems: found.map(({ start, end, noun }) => ({
      rule: 'secret',
      message: `This looks like ${noun}: \`${shorten(locator.text.slice(start, end))}\`.`,
      hint: 'Remove it and have it replaced where it is valid: it stays in the history of git. If it gives access to nothing, name it in `secrets.allow` of precedent.config.ts.',
      range: locator.range(start, end),
    })),
    hide: (words) => values.reduce((kept, value) => kept.replaceAll(value, shorten(value)), words),
  };
}

/** The diagnostics of a file with those of its secrets, in the order of their places; none tells a secret. */
export function addSecrets(diagnostics: readonly Diagnostic[], scan: SecretScan, file: string): Diagnostic[] {
  if (scan.problems.length === 0) return [...diagnostics];
  const hidden = diagnostics.map((diagnostic) => ({
    ...diagnostic,
    message: scan.hide(diagnostic.message),
    ...(diagnostic.hint === undefined ? {} : { hint: scan.hide(diagnostic.hint) }),
  }));
  return [...hidden, ...scan.problems.map((problem) => diagnose(problem, file))].sort(byPlace);
}

/** The first characters, at most four and at most a third: enough to find it again. */
function shorten(value: string): string {
  return `${value.slice(0, Math.min(4, Math.floor(value.length / 3)))}…`;
}

function overlap(a: Credential, b: Credential): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Names of what the scanner finds; its other rules are called by the service that they are about. */
const NOUNS: Readonly<Record<string, string>> = {
  aws: 'an AWS secret key',
  gcp: 'a Google Cloud key',
  privatekey: 'a private key',
  basicauth: 'a password in an address',
  'database-connection-string': 'a password in an address',
};

async function findKnownTokens(text: string): Promise<Credential[]> {
  // Loaded with the first text that has to be scanned: when nothing has changed, nothing is.
  const { lintSource, rules } = await (scanner ??= importScanner());
  const { messages } = await lintSource({
    source: { filePath: 'report.mdx', content: text, contentType: 'text', ext: '.mdx' },
    options: { config: { rules }, noPhysicFilePath: true },
  });
  return messages.flatMap(({ ruleId, range: [start, end] }) => {
    const seen = text.slice(start, end);
    const service = ruleId.replace('@secretlint/secretlint-rule-', '');
    const secret = /^[a-z][a-z0-9+.:-]*:\/\/[^:/\s]*:([^@\s]+)@/i.exec(seen)?.[1] ?? seen;
    return isStandIn(secret) ? [] : [{ start, end, noun: NOUNS[service] ?? `a token of ${service}` }];
  });
}

let scanner: ReturnType<typeof importScanner> | undefined;

async function importScanner() {
  const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // Its marks take longer than the scan and are kept for ever.
  secretLintProfiler.setEnabled(false);
  // A report cannot excuse itself: what is allowed stands in the settings.
  const active = rules.filter(({ meta }) => !meta.id.endsWith('-filter-comments'));
  return { lintSource, rules: active.map((rule) => ({ id: rule.meta.id, rule, options: {} })) };
}

/** The lines of a file with its secrets as stars, so that a log of a check does not tell them on. */
export function maskSecrets(lines: readonly string[], diagnostics: readonly Diagnostic[]): readonly string[] {
  const ranges = diagnostics.flatMap(({ rule, range }) => (rule === 'secret' && range ? [range] : []));
  if (ranges.length === 0) return lines;
  const masked = [...lines];
  for (const { start, end } of ranges) {
    for (let line = start.line; line <= end.line; line++) {
      const text = masked[line - 1] ?? '';
      const from = line === start.line ? start.column - 1 : 0;
      // What follows without a space may be the rest of it.
      const rest = /^\S*/.exec(text.slice(line === end.line ? end.column - 1 : text.length))?.[0].length ?? 0;
      const to = line === end.line ? end.column - 1 + rest : text.length;
      masked[line - 1] = text.slice(0, from) + '*'.repeat(to - from) + text.slice(to);
    }
  }
  return masked;
}
