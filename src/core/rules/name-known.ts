import type { ThingList } from '../../../schemas/thing.ts';
import { createDirectories } from '../language/things.ts';
import { idsByName } from '../model/named.ts';
import { nearestWord } from '../model/nearest.ts';
import type { Rule } from './rule.ts';

/**
 * A source stands in sources.yml, a service in services.yml. One that does not is shown as it is written, so it stops
 * nothing; and an archive without such a file knows every name.
 */
export const nameKnown: Rule = {
  id: 'name-known',
  level: 'warning',
  readsBroken: true,
  *check({ reports, things = {} }) {
    const { sources, services } = createDirectories(things, 'en');
    const adviceOfSource = adviser('sources.yml', things.sources);
    const adviceOfService = adviser('services.yml', things.services);
    for (const report of reports) {
      const { intel, service } = report.incident;
      for (const [index, { source }] of things.sources === undefined ? [] : intel.entries()) {
        if (sources.find(source) !== undefined) continue;
        yield {
          report,
          path: ['intel', report.lost?.['intel']?.[index] ?? index, 'source'],
          message: `The source \`${source}\` does not stand in sources.yml.`,
          hint: adviceOfSource(source),
        };
      }
      if (things.services === undefined || service === undefined || services.find(service) !== undefined)
        continue;
      yield {
        report,
        path: ['service'],
        message: `The service \`${service}\` does not stand in services.yml.`,
        hint: adviceOfService(service),
      };
    }
  },
};

/** Says what to write instead of a name, or which lines to add. Looking for the nearest name reads all, so each is looked for once. */
function adviser(file: string, list: ThingList = {}): (name: string) => string {
  const names = idsByName(list);
  const known = Object.keys(list);
  const answers = new Map<string, string>();
  return (name) => {
    const told = answers.get(name);
    if (told !== undefined) return told;
    const near = nearestWord(name, known) ?? names.get(nearestWord(name, names.keys()) ?? '');
    const lines = `add to ${file}:\n\n${idFor(name)}:\n  label: { ${/\p{Script=Han}/u.test(name) ? 'zh-CN' : 'en'}: ${JSON.stringify(name)} }`;
    const advice =
      near === undefined
        ? `Use a name of the list, or ${lines}`
        : `Did you mean \`${near}\`? If it is new, ${lines}`;
    answers.set(name, advice);
    return advice;
  };
}

/** An id in the letters that an address may have; what has none of them is left to the writer. */
function idFor(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return plain === '' ? 'id-of-it' : plain;
}
