import { isAccusation } from '../evidence/claims.ts';
import { assessOrigins } from '../evidence/evidence.ts';
import { createFill } from '../i18n/fill.ts';
import { createDirectories, nameThings } from '../language/things.ts';
import type { Report } from '../model/report.ts';
import type { Rule } from './rule.ts';
import { isBelieved } from './weigh.ts';

const fill = createFill('en');

/** Sources that share a sample or an upstream count once; so do those of which nobody knows, and the names of one source. */
export const singleOrigin: Rule = {
  id: 'single-origin',
  level: 'warning',
  *check({ reports, things = {} }) {
    const directories = createDirectories(things, 'en');
    for (const report of reports) {
      if (!isBelieved(report.incident.verdict)) continue;
      const { sources, origins } = assessOrigins(nameThings(report, directories).incident);
      if (sources <= origins) continue;
      yield {
        report,
        path: ['intel'],
        message: `${accusersOf(report)} call it malicious, but count as ${fill('{origins|origin|origins}', { origins })}: the report does not show that each rests on evidence of its own.`,
        hint: 'Ask what each label rests on. An entry with an observation of its own lists the others in `independent_of`; labels on one sample stay one.',
      };
    }
  },
};

function accusersOf({ incident }: Report): string {
  const accusing = incident.intel.filter(({ history }) => history.some(isAccusation));
  const names = accusing.map(({ id, source }) => `\`${id}\` (${source})`);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
