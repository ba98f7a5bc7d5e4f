import { findRoot, readSettings } from '../../archive/settings.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Io } from '../io.ts';
import { count, createPaint, printable, toJson } from '../wording.ts';
import { checks } from './checks.ts';
import type { Finding, Scene } from './finding.ts';

export type DoctorOptions = { port: number; site?: string; format: 'text' | 'json' };

type Found = Finding & { check: string };

/** Examines the set-up around the working directory and prints what was found. 1 when something is wrong with it. */
export async function examine({ port, site, format }: DoctorOptions, io: Io): Promise<0 | 1> {
  if (site !== undefined && !/^https?:\/\/[^/\s]/.test(site))
    throw new UserError(
      `\`${printable(site)}\` is not the address of a site.`,
      'Write it in full, such as https://wiki.example.org/incidents/.',
    );
  const root = findRoot(io.cwd);
  const read = await readSettings(root, root, {}, { env: io.env });
  const scene: Scene = { io, root, read, port, ...(site === undefined ? {} : { site }) };
  const found: Found[] = [];
  for (const { id, find } of checks)
    for (const finding of await find(scene)) found.push({ check: id, ...say(finding, io) });
  io.stdout.write(
    format === 'json' ? toJson({ summary: countAll(found), findings: found }) : writeText(found, io),
  );
  return found.some(({ level }) => level === 'error') ? 1 : 0;
}

function say({ level, message, mend }: Finding, io: Io): Finding {
  return { level, message: io.say(message), ...(mend === undefined ? {} : { mend: io.say(mend) }) };
}

function countAll(found: readonly Found[]): Record<Finding['level'], number> {
  const number = (level: Finding['level']): number => found.filter((one) => one.level === level).length;
  return { ok: number('ok'), warning: number('warning'), error: number('error') };
}

const MARKS = {
  ok: ['green', 'ok     '],
  warning: ['yellow', 'warning'],
  error: ['red', 'error  '],
} as const;

/** One line for each finding, with what mends it. */
function writeText(found: readonly Found[], io: Io): string {
  const paint = createPaint(io);
  const lines = found.map(({ level, check, message, mend }) => {
    const [style, mark] = MARKS[level];
    return `${paint(style, mark)}  ${check.padEnd(9)}  ${printable(joinSentences(message, mend))}\n`;
  });
  const { warning, error } = countAll(found);
  const end =
    warning + error === 0
      ? 'Nothing is wrong with this set-up.'
      : `${count(error, 'error')}, ${count(warning, 'warning')}`;
  return `${lines.join('')}\n${io.say(end)}\n`;
}

/** What is said in Chinese needs no blank between its sentences. */
function joinSentences(message: string, mend: string | undefined): string {
  return mend === undefined ? message : `${message}${message.endsWith('。') ? '' : ' '}${mend}`;
}
