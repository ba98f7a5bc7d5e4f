import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import sharp from 'sharp';
import { cacheFolder } from '../../src/archive/places.ts';
import { reportFile } from '../archive/report-file.ts';
import { git } from '../archive/repository.ts';
import { createSettings } from '../compile/compile.ts';
import { siteEnvironment } from '../dev/dev-client.ts';
import { ROOT } from '../imports.ts';

/** What a step did, and the paths at which a warm build then differs from a cold one. */
export type Soaked = { step: string; different: string[] };

/** An archive that is edited at random; the same seed gives the same steps. */
type World = {
  folder: string;
  /** A whole number from 0 up to `below`. */
  pick: (below: number) => number;
  day: number;
  settings: {
    title: string;
    language: string;
    timeZone: string;
    cards: boolean;
    drafts?: 'marked' | 'hidden';
  };
  written: number;
  /** Few pictures, so that two reports often have the same one. */
  pictures: readonly Uint8Array[];
};

/**
 * Edits an archive in `folder` step by step, and after each step compares a build on top of the last one with a build that
 * knows nothing of it, byte for byte. Gives the steps after which they differ.
 */
export async function soak(
  folder: string,
  { steps, seed }: { steps: number; seed: number },
): Promise<Soaked[]> {
  const pictures = await Promise.all(['red', 'green', 'blue'].map(paint));
  const world: World = {
    folder,
    pick: createPick(seed),
    day: 0,
    settings: { title: 'Soak', language: 'en', timeZone: 'Asia/Shanghai', cards: false },
    written: 0,
    pictures,
  };
  begin(world);
  build(world, 'warm');
  return Array.from({ length: steps }, () => soakStep(world)).filter(({ different }) => different.length > 0);
}

function soakStep(world: World): Soaked {
  const step = takeStep(world);
  try {
    build(world, 'warm');
    return { step, different: compareCold(world) };
  } catch (error) {
    throw new Error(`A build failed after this step: ${step}`, { cause: error });
  }
}

/** Of one place for the reports there is one cache; without it a build is as cold as the first. */
function compareCold(world: World): string[] {
  const { folder } = world;
  const kept = cacheFolder({ ...createSettings(), incidents: join(folder, 'incidents') });
  renameSync(kept, `${kept}-warm`);
  try {
    build(world, 'cold');
    return compareFolders(join(folder, 'warm'), join(folder, 'cold'));
  } finally {
    rmSync(kept, { recursive: true, force: true });
    renameSync(`${kept}-warm`, kept);
    rmSync(join(folder, 'cold'), { recursive: true, force: true });
  }
}

function compareFolders(one: string, other: string): string[] {
  const list = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const read = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);
  return [...new Set([...list(one), ...list(other)])].sort().filter((path) => {
    const [a, b] = [read(join(one, path)), read(join(other, path))];
    return a === undefined || b === undefined || !a.equals(b);
  });
}

function build({ folder, day }: World, out: string): void {
  const today = new Date(Date.UTC(2026, 10, 1 + day)).toISOString().slice(0, 10);
  run(folder, 'build', '--out', out, '--today', today);
}

function run(folder: string, ...argv: string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...argv], {
    cwd: folder,
    env: siteEnvironment(),
    stdio: 'pipe',
  });
}

function begin(world: World): void {
  writeSettings(world);
  writeTags(world);
  for (let count = 0; count < 4; count++) addReport(world);
  git(world.folder, ['init', '-q']);
  commit(world);
}

function writeSettings({ folder, settings }: World): void {
  write(folder, 'precedent.config.ts', `export default ${JSON.stringify(settings)};\n`);
}

function writeTags({ folder, pick }: World): void {
  const tag = (id: string, zh: string): string =>
    `${id}: { label: { en: ${id} ${pick(9)}, zh-CN: ${zh} } }\n`;
  write(folder, 'incidents/tags.yml', tag('cloud', '云') + tag('relay', '中转'));
  const source = `feed: { label: { en: Feed ${pick(9)}, zh-CN: 情报 }, aliases: [甲] }\n`;
  write(folder, 'incidents/sources.yml', source);
  write(folder, 'incidents/services.yml', `shop: { label: { en: Shop ${pick(9)} } }\n`);
}

function paint(background: string): Promise<Uint8Array> {
  return sharp({ create: { width: 4, height: 2, channels: 3, background } })
    .png()
    .toBuffer();
}

function write(folder: string, file: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** A report that cites another one, with an action that falls due in these days. */
function addReport(world: World): string {
  const { folder, pick } = world;
  const others = listReports(folder).map(({ id }) => id);
  world.written++;
  const id = `INC-2026-${String(world.written).padStart(4, '0')}`;
  const cited = others.length === 0 ? '' : `See [[${others[pick(others.length)] ?? ''}]].\n`;
  const due = `2026-11-${String(1 + pick(28)).padStart(2, '0')}`;
  const named = [
    `tags: [${pick(2) ? 'cloud' : 'relay'}]`,
    `service: ${pick(2) ? 'shop' : 'Elsewhere'}`,
    `intel: [{ id: V1, source: ${pick(2) ? '甲' : 'unlisted'} }]`,
  ].join('\n');
  const action = `<Action id="A1" kind="prevent" owner="SRE" due="${due}" status="open">\n\nDo it.\n\n</Action>\n`;
  const body = `\n## Background\n\nWords ${pick(1000)}. ${cited}\n## Actions\n\n${action}`;
  write(folder, `incidents/2026/${id}.mdx`, reportFile(id, body, named));
  return `add ${id}`;
}

type Placed = { id: string; file: string };

function listReports(folder: string): Placed[] {
  const files = readdirSync(join(folder, 'incidents'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /INC-\d+-\d+\.mdx$|index\.mdx$/.test(file))
    .sort()
    .map((file) => ({ file: `incidents/${file}`, id: /INC-\d{4}-\d+/.exec(file)?.[0] ?? '' }));
}

function commit({ folder }: World): void {
  git(folder, ['add', 'incidents', 'precedent.config.ts']);
  git(folder, ['commit', '-q', '--allow-empty', '-m', 'Change']);
}

/** What may happen to an archive, each a sentence for whoever looks for what went wrong. */
const STEPS: readonly ((world: World, report: Placed) => string)[] = [
  addReport,
  ({ folder, pick }, { id, file }) => {
    const text = readFileSync(join(folder, file), 'utf8');
    write(folder, file, text.replace('## Background\n', `## Background\n\nMore words ${pick(1000)}.\n`));
    return `edit ${id}`;
  },
  ({ folder, pick }, { id, file }) => {
    const text = readFileSync(join(folder, file), 'utf8');
    write(folder, file, text.replace(/^title: .*$/m, `title: Title ${pick(1000)}`));
    return `retitle ${id}`;
  },
  ({ folder }, { id, file }) => {
    // Evidence lies in a folder of its report alone.
    if (holdsProof(folder, file)) return `${id} stays with its evidence`;
    const isAlone = file.endsWith('/index.mdx');
    const place = `incidents/2026/${id}`;
    const moved = isAlone ? `${place}.mdx` : `${place}/index.mdx`;
    const picture = pictureOf(folder, file);
    mkdirSync(join(folder, place), { recursive: true });
    if (picture !== undefined)
      renameSync(join(folder, picture), join(folder, dirname(moved), basename(picture)));
    renameSync(join(folder, file), join(folder, moved));
    if (isAlone) rmSync(join(folder, place), { recursive: true });
    return `move ${id}`;
  },
  (world, { id }) => {
    world.written++;
    const to = `INC-2026-${String(world.written).padStart(4, '0')}`;
    run(world.folder, 'renumber', id, '--to', to);
    return `renumber ${id} to ${to}`;
  },
  (world) => {
    writeTags(world);
    return 'rename a tag';
  },
  (world) => {
    const { settings, pick } = world;
    settings.title = `Soak ${pick(9)}`;
    settings.language = pick(2) ? 'en' : 'zh-CN';
    settings.timeZone = pick(2) ? 'Asia/Shanghai' : 'America/New_York';
    settings.cards = pick(2) === 1;
    settings.drafts = pick(4) === 0 ? 'hidden' : 'marked';
    writeSettings(world);
    return `settings ${JSON.stringify(settings)}`;
  },
  (world) => {
    // Now and then past the end of the year, up to which charts go.
    world.day += world.pick(3) === 0 ? 60 : 1 + world.pick(9);
    return `${world.day} days later`;
  },
  (world) => {
    world.day = Math.max(0, world.day - (world.pick(2) === 0 ? 60 : 3));
    return 'the clock goes back';
  },
  (world) => {
    const { folder } = world;
    const branch = `topic-${world.written}`;
    commit(world);
    git(folder, ['switch', '-q', '-c', branch]);
    const added = addReport(world);
    commit(world);
    git(folder, ['switch', '-q', '-']);
    git(folder, ['merge', '-q', '--no-ff', '-m', 'Merge', branch]);
    return `merge a branch: ${added}`;
  },
  ({ folder }) => {
    write(folder, 'warm/lessons/index.html', 'by hand');
    return 'a hand in the output';
  },
  changePicture,
  changePicture,
  losePicture,
  changeEvidence,
  changeEvidence,
  changeTemplate,
];

/** A picture comes, is replaced under its name, or goes. */
function changePicture({ folder, pick, pictures }: World, { id, file }: Placed): string {
  const text = readFileSync(join(folder, file), 'utf8');
  const picture = pictureOf(folder, file);
  const colour = pick(pictures.length);
  if (picture === undefined) {
    const name = `shot-${id}.png`;
    write(folder, join(dirname(file), name), pictures[colour] ?? '');
    write(folder, file, text.replace('## Background\n', `## Background\n\n![A screen](${name})\n`));
    return `picture ${colour} comes to ${id}`;
  }
  if (pick(3) > 0) {
    write(folder, picture, pictures[colour] ?? '');
    return `picture of ${id} becomes ${colour}`;
  }
  rmSync(join(folder, picture));
  write(folder, file, text.replace(/!\[A screen\].*\n/, ''));
  return `picture of ${id} goes`;
}

/** A picture is missing for a while, in which a build refuses, and another comes in its place. */
function losePicture(world: World, { id, file }: Placed): string {
  const { folder, pick, pictures } = world;
  const picture = pictureOf(folder, file);
  if (picture === undefined) return `no picture of ${id} to lose`;
  rmSync(join(folder, picture));
  try {
    build(world, 'warm');
  } catch {
    const colour = pick(pictures.length);
    write(folder, picture, pictures[colour] ?? '');
    return `picture of ${id} is lost and comes back as ${colour}`;
  }
  throw new Error(`A build did not miss ${picture}.`);
}

function pictureOf(folder: string, file: string): string | undefined {
  const name = /!\[A screen\]\((.+)\)/.exec(readFileSync(join(folder, file), 'utf8'))?.[1];
  return name === undefined ? undefined : join(dirname(file), name);
}

const PROOF = 'proof.log';
const PROOF_TEXT = `\n<Finding id="F9" direction="neutral">\n\n<Evidence file="${PROOF}">\n\nIt says so.\n\n</Evidence>\n\n</Finding>\n`;

/** A file of evidence comes, is replaced under its name, or goes. */
function changeEvidence({ folder, pick }: World, { id, file }: Placed): string {
  if (!file.endsWith('/index.mdx')) return `no folder for evidence of ${id}`;
  const text = readFileSync(join(folder, file), 'utf8');
  const path = join(dirname(file), PROOF);
  const content = `line ${pick(3)}\n`;
  if (!holdsProof(folder, file)) {
    write(folder, path, content);
    write(folder, file, text + PROOF_TEXT);
    return `evidence ${content.trim()} comes to ${id}`;
  }
  if (pick(3) > 0) {
    write(folder, path, content);
    return `evidence of ${id} becomes ${content.trim()}`;
  }
  rmSync(join(folder, path));
  write(folder, file, text.replace(PROOF_TEXT, ''));
  return `evidence of ${id} goes`;
}

function holdsProof(folder: string, file: string): boolean {
  return readFileSync(join(folder, file), 'utf8').includes(PROOF);
}

/** A template of the team comes, goes, or is replaced. */
function changeTemplate({ folder, pick }: World): string {
  const file = 'incidents/_templates/outage.mdx';
  const isThere = existsSync(join(folder, file));
  if (isThere && pick(3) === 0) {
    rmSync(join(folder, file));
    return 'the template goes';
  }
  const about = `x_template: { title: Outage ${pick(99)} }`;
  write(folder, file, reportFile('INC-2026-9999', '\n## Background\n\nAsk.\n', about));
  return isThere ? 'the template is replaced' : 'a template comes';
}

function takeStep(world: World): string {
  const { pick, folder } = world;
  const reports = listReports(folder);
  const report = reports[pick(reports.length)] ?? { id: '', file: '' };
  const step = STEPS[pick(STEPS.length)]?.(world, report) ?? '';
  if (pick(2) === 1) return step;
  commit(world);
  return `${step}, committed`;
}

/** Numbers that look random: mulberry32. */
function createPick(seed: number): World['pick'] {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
