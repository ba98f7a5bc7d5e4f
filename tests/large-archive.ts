import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeArchive } from '../bench/generate.ts';

/** As many as a facet cannot show at once. */
const TAGS = 150;
const SOURCES = [
  'threat-feed',
  'sandbox',
  'mail-filter',
  'passive-dns',
  'hash-list',
  'url-list',
  'scanner-list',
];
const SERVICES = 60;
const SIGNATURES = 200;
const TEAMS = ['Identity', 'Network', 'Build', '应用'];

/**
 * Writes `count` reports with what those of the bench have nothing of, and what fills the pages of an old archive: hundreds of
 * tags, services and signatures, sources with their labels and disputes, and actions. The same count gives the same bytes.
 */
export async function writeLargeArchive(count: number, folder: string): Promise<void> {
  await writeArchive(count, folder);
  const tags = join(folder, 'tags.yml');
  const own = Array.from(
    { length: TAGS },
    (_, n) => `topic-${n}:\n  label: { en: Topic ${n}, zh-CN: 主题 ${n} }\n`,
  );
  await writeFile(tags, `${await readFile(tags, 'utf8')}\n${own.join('\n')}`);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.mdx')).sort();
  for (const [index, file] of files.entries()) {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    const more = text.replace(/^tags: \[/m, `${frontOf(index)}\ntags: [topic-${(index * index) % TAGS}, `);
    await writeFile(path, index % 3 === 0 ? `${more}\n${actionOf(index)}` : more);
  }
}

/** Numbers that come back more and less often, as names do. */
const pick = (index: number, among: number): number =>
  Math.floor((((index * 7919) % 997) ** 2 / 997 ** 2) * among);

function frontOf(index: number): string {
  const day = (month: number): string => `2014-${String(month).padStart(2, '0')}-01`;
  const source = SOURCES[pick(index, SOURCES.length)] ?? '';
  return `service: service-${pick(index, SERVICES)}
detection:
  - { tool: sensor-${index % 4}, signature: "Outbound connection of class ${pick(index, SIGNATURES)}" }
intel:
  - id: V1
    source: ${source}
    indicator: I1
    history:
      - { at: ${day(1)}, verdict: malicious, labels: [C2] }
      - { at: ${day(3)}, verdict: ${index % 4 === 0 ? 'false_positive' : 'malicious'}, labels: [C2] }
    dispute: { reported_on: ${day(2)}, channel: ticket, asks_for: recheck, recheck_on: ${day(4)}${index % 4 === 0 ? `, outcome: accepted, answered_on: ${day(3)}` : ''} }`;
}

function actionOf(index: number): string {
  const team = TEAMS[index % TEAMS.length] ?? '';
  return `<Action id="A1" kind="process" owner="${team}" due="2026-0${(index % 9) + 1}-15" status="${index % 2 === 0 ? 'open' : 'done'}">\n\nReview rule ${index}.\n\n</Action>\n`;
}
