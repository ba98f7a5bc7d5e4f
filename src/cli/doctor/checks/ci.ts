import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND } from '../../../core/model/product.ts';
import { commandName } from '../../../fix/migrations/command-name.ts';
import { readCi } from '../../init/files.ts';
import { fault, ok, warn, type Check, type Finding } from '../finding.ts';

/** The files that `init` writes, and the template of each. */
const FILES = [
  ['.github/workflows/incidents.yml', 'github-actions.yml'],
  ['.gitlab-ci.yml', 'gitlab-ci.yml'],
] as const;

export const ciFiles: Check = {
  id: 'ci',
  find({ root }) {
    const found = FILES.filter(([file]) => existsSync(join(root, file)));
    if (found.length === 0)
      return [
        warn(
          'No server checks the reports: there is no file for CI that Precedent knows.',
          'Copy one of docs/ci, or run `init --keep` with `--forge github` or `--forge gitlab`.',
        ),
      ];
    return found.flatMap(([file, template]) => {
      const faults = compare(readFileSync(join(root, file), 'utf8'), file, template);
      return faults.length === 0 ? [ok(`\`${file}\` has what this version runs`)] : faults;
    });
  },
};

/** A team may change what it likes; what counts is which commands run, and what they need. */
function compare(text: string, file: string, template: string): Finding[] {
  const own = readCi(template, { branch: 'main' });
  const missing = callsIn(own).filter((call) => !callsIn(text).includes(call));
  return [
    ...(commandName.find({ kind: 'ci', text }, { hasPackage: true, isThere: () => true }).length > 0
      ? [
          fault(
            `\`${file}\` calls \`precedent\`, a package of somebody else that npx would fetch.`,
            `Run \`${COMMAND} upgrade\`, which names the installed command.`,
          ),
        ]
      : []),
    ...(missing.length === 0
      ? []
      : [
          warn(
            `\`${file}\` does not run ${missing.map((call) => `\`${call}\``).join(', ')}, as this version writes it.`,
            'Compare it with docs/ci of the package, and take what you want.',
          ),
        ]),
    ...(/fetch-depth: 0|GIT_DEPTH: ['"]?0/.test(text)
      ? []
      : [
          warn(
            `\`${file}\` does not fetch the whole history.`,
            'Write `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab.',
          ),
        ]),
  ];
}

/** The commands that a file for CI calls, with the option that guards a public site. */
function callsIn(text: string): string[] {
  const calls = [...text.matchAll(/\bprecedent(?:-kb)? (check|changes|build)( --at-most)?/g)];
  return [...new Set(calls.map(([, command = '', guard = '']) => command + guard))];
}
