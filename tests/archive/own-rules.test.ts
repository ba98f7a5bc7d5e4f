import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { readOwnRules } from '../../src/archive/own-rules.ts';
import type { CheckedArchive } from '../../src/core/rules/rule.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { ROOT } from '../imports.ts';
import { makeFolder } from './temp-folder.ts';

const NOTHING: CheckedArchive = {
  ...{ reports: [], byId: new Map(), unreadable: new Set(), nearestId: () => undefined, tags: {} },
  ...{ published: new Map(), now: '2026-01-01', today: '2026-01-01', idPrefix: 'INC' },
};

function place(files: Record<string, string>): string {
  const root = makeFolder();
  mkdirSync(join(root, 'rules'));
  mkdirSync(join(root, 'incidents'));
  writeFileSync(join(root, 'precedent.config.ts'), "export default { title: 'A' };\n");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'rules', name), text);
  return root;
}

const rule = (check: string): string => `export default {\n  title: 'A', level: 'error',\n  ${check},\n};\n`;

it.each<[what: string, text: string, told: string]>([
  ['never ends', rule('check() { for (;;); }'), 'The rule `a` was stopped after 0.2 seconds.'],
  [
    'never ends in a list',
    rule('*check() { for (let a = 0; ; a++); }'),
    'The rule `a` was stopped after 0.2 seconds.',
  ],
  ['throws no error', rule('*check() { throw { a: 1 } }'), 'The rule `a` failed: it threw { a: 1 }.'],
  [
    'is asynchronous',
    rule('async *check() {}'),
    '`check` of the rule `a` is asynchronous, and a rule answers at once.',
  ],
  [
    'gives a promise',
    rule('async check() {}'),
    '`check` of the rule `a` is asynchronous, and a rule answers at once.',
  ],
  ['gives nothing', rule('check() {}'), '`check` of the rule `a` gives no list of hits.'],
  ['gives a text', rule("check() { return '甲'; }"), '`check` of the rule `a` gives no list of hits.'],
  [
    'waits at its top',
    `await new Promise(() => {});\n${rule('*check() {}')}`,
    'The rule waits for something at its top for more than 0.2 seconds.',
  ],
])('a rule that %s is told', async (_what, text, told) => {
  const { rules, diagnostics } = await readOwnRules(
    { root: place({ 'a.ts': text }), rules: {} },
    // A busy machine may take longer to load what is well.
    { loading: text.startsWith('await') ? 0.2 : 60, running: 0.2 },
  );
  const faults = rules.map((rule) => rule.run(NOTHING).fault);
  expect([...diagnostics, ...faults].map((one) => one?.message)).toEqual([told]);
});

type Told = { file: string; range?: { start: { line: number; column: number } }; message: string };

// What loads the tests loads modules otherwise than Node does.
it('what stops a rule is told with its place, and the other rules run', async () => {
  const root = place({
    'a-throws.ts': rule("*check() { throw new Error('甲 is missing.') }"),
    'b-reads.ts': rule('*check({ no }) { no.length; }'),
    'c-top.ts': '\nundef;',
    'd-syntax.ts': 'export default {\n  a: }\n',
    'e-file.ts': "import { b } from './nope.ts';\n",
    'f-package.ts': "import { z } from '@nobody/zod';\n",
    'g-other.ts': "import './part.test.ts';\n",
    'h-enum.ts': '\nenum A { B }\n',
    'i-twice.js': rule('*check() {}'),
    'i-twice.ts': rule('*check() {}'),
    'j-later.ts': rule("*check() { yield { get report() { throw new Error('no'); } }; }"),
    'k-nowhere.ts': rule(
      "*check() { throw Object.assign(new Error('no'), { stack: 'at f (file:///a%2Fb.ts:1:1)' }); }",
    ),
    'part.test.ts': 'export const b = ;\n',
  });
  const stdout = await new Promise<string>((resolve) => {
    const argv = [join(ROOT, 'src/cli/main.ts'), 'check', '--format', 'json'];
    execFile(process.execPath, argv, { cwd: root, env: siteEnvironment() }, (_error, text) => {
      resolve(text);
    });
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Told[] };
  const told = diagnostics.map(({ file, range, message }) => {
    const { line, column } = range?.start ?? {};
    return `${[file, line, column].filter((part) => part !== undefined).join(':')} ${message}`;
  });
  expect(told).toMatchInlineSnapshot(`
    [
      "rules/a-throws.ts:3:20 The rule \`a-throws\` failed: 甲 is missing.",
      "rules/b-reads.ts:3:23 The rule \`b-reads\` failed: Cannot read properties of undefined (reading 'length').",
      "rules/c-top.ts:2:1 \`undef\` is used, and nothing with this name is declared or imported.",
      "rules/d-syntax.ts:2:1 The rule cannot be loaded: Expression expected.",
      "rules/e-file.ts:1:20 \`rules/e-file.ts\` imports \`./nope.ts\`, which is not there.",
      "rules/f-package.ts:1:20 \`@nobody/zod\` is not installed, and \`rules/f-package.ts\` imports it.",
      "rules/h-enum.ts:2:1 Node runs TypeScript as it stands, and no \`enum\`.",
      "rules/i-twice.ts There is a rule \`i-twice\` in another file of this folder.",
      "rules/j-later.ts:3:43 The rule \`j-later\` failed: no.",
      "rules/k-nowhere.ts The rule \`k-nowhere\` failed: no.",
      "rules/part.test.ts:1:1 The rule cannot be loaded: Expression expected.",
    ]
  `);
});
