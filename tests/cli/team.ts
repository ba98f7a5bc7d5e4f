import { join } from 'node:path';
import { ROOT } from '../imports.ts';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

/** The report of the project of a team. */
export const ONE = 'incidents/2024/INC-2024-0001.mdx';

/** A project whose settings are `settings`, the inside of an object, with `z` at hand. */
export function openTeam(settings: string, files: Record<string, string> = {}): Workplace {
  return openWorkplace({
    'precedent.config.ts': `import { z } from ${JSON.stringify(join(ROOT, 'schemas/settings.ts'))};\nvoid z;\nexport default {\n  title: 'Ours',\n${settings}\n};\n`,
    [ONE]: report('INC-2024-0001', { more: 'x_tier: gold\nx_cost: 1200\nx_paid: true' }),
    ...files,
  });
}

type Told = { rule: string; level: string; file: string; line?: number; message: string; hint?: string };

/** What `check` says of a project, one line for each problem. */
export async function checkTeam(place: Workplace): Promise<string[]> {
  const { stdout } = await place.run(['check', '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Told[] };
  return diagnostics.map(({ rule, level, file, message, hint }) =>
    [`${file} ${level} ${rule}: ${message}`, hint].join(' '),
  );
}
