import { describe, expect, it } from 'vitest';
import { settings as settingsSchema } from '../../../schemas/settings.ts';
import type { Archive } from '../../../src/core/model/archive.ts';
import type { Diagnostic, Report } from '../../../src/core/model/report.ts';
import { applyRules, type CheckedArchive, type Hit, type Rule } from '../../../src/core/rules/rule.ts';
import { NOW, reportOf } from './run-rule.ts';

const settings = settingsSchema.parse({ title: 'Archive' });
const first = reportOf({ aliases: ['INC-2020-0007'] });
const second = reportOf({ id: 'INC-2023-0002' });

describe('the runner', () => {
  it('adds rule, level, file and place to a hit', () => {
    const words = { message: 'This is wrong.', hint: 'Write that.' };
    const range = rangeAt(30);
    expect(
      diagnose([
        { report: first, path: ['title'], ...words },
        { report: first, range, level: 'warning', ...words },
      ]),
    ).toEqual([
      {
        rule: 'example',
        level: 'error',
        file: 'incidents/2023/INC-2023-0001.mdx',
        range: rangeAt(5),
        ...words,
      },
      { rule: 'example', level: 'warning', file: 'incidents/2023/INC-2023-0001.mdx', range, ...words },
    ]);
  });

  it.each([
    ['2024-06-02T15:59:59Z', 'Asia/Shanghai', '2024-06-02'],
    ['2024-06-02T16:00:00Z', 'Asia/Shanghai', '2024-06-03'],
    ['2024-06-03T03:00:00Z', 'America/New_York', '2024-06-02'],
    ['2024-06-03', 'America/New_York', '2024-06-03'],
  ])('gives the day of %s in %s, which is %s', (now, timeZone, day) => {
    let seen = '';
    const rule: Rule = {
      id: 'example',
      level: 'error',
      *check({ today }) {
        seen = today;
      },
    };
    applyRules([rule], archiveOf({}), { now, settings: { ...settings, timeZone } });
    expect(seen).toBe(day);
  });

  it('leaves the place out of a hit about the whole file', () => {
    expect(diagnose([hit(first)])[0]).not.toHaveProperty('range');
  });

  it('sorts by file, then by place', () => {
    const found = diagnose([
      hit(second),
      { ...hit(first), range: rangeAt(80) },
      { ...hit(first), range: rangeAt(70) },
      hit(first),
    ]);
    expect(found.map(({ file, range }) => [file.slice(-8, -4), range?.start.offset])).toEqual([
      ['0001', undefined],
      ['0001', 70],
      ['0001', 80],
      ['0002', undefined],
    ]);
  });

  it('reads no file again when nothing is wrong', () => {
    const locate = (): never => expect.fail('A place was looked up.');
    expect(diagnose([], { locate })).toEqual([]);
  });

  it('gives reports by id and alias, an id before an alias', () => {
    const clashing = reportOf({ id: 'INC-2023-0003', aliases: ['INC-2023-0002'] });
    const { byId } = prepared({ reports: [first, clashing, second] });
    expect([...byId].map(([name, { id }]) => `${name} -> ${id}`)).toEqual([
      'INC-2023-0001 -> INC-2023-0001',
      'INC-2023-0003 -> INC-2023-0003',
      'INC-2023-0002 -> INC-2023-0002',
      'INC-2020-0007 -> INC-2023-0001',
    ]);
  });

  it('knows the ids of files that could not be read', () => {
    const files = ['2023/INC-2023-0001.mdx', '2023/INC-2023-0008.mdx', '2023/INC-2023-0009/index.mdx'];
    expect([...prepared({ diagnostics: files.map(errorIn) }).unreadable]).toEqual([
      'INC-2023-0008',
      'INC-2023-0009',
    ]);
  });

  it('names the nearest id, for a limited number of unknown ones', () => {
    const { nearestId } = prepared({});
    expect(nearestId('INC-2023-0003')).toBe('INC-2023-0001');
    expect(nearestId('something else')).toBeUndefined();
    for (let number = 0; number < 100; number++) nearestId(`INC-2024-${number}`);
    expect(nearestId('INC-2023-0004')).toBeUndefined();
    expect(nearestId('INC-2023-0003')).toBe('INC-2023-0001');
  });

  it('gives no tags when tags.yml is broken', () => {
    expect(prepared({}).tags).toEqual({});
    expect(prepared({ diagnostics: [errorIn('tags.yml')] }).tags).toBeUndefined();
  });
});

function diagnose(hits: Hit[], archive: Partial<Archive> = {}): Diagnostic[] {
  const rule: Rule = { id: 'example', level: 'error', check: () => hits };
  return applyRules([rule], archiveOf(archive), { now: NOW, settings });
}

/** What the runner shows to a rule. */
function prepared(archive: Partial<Archive>): CheckedArchive {
  const seen: CheckedArchive[] = [];
  const check = (checked: CheckedArchive): Hit[] => {
    seen.push(checked);
    return [];
  };
  applyRules([{ id: 'example', level: 'error', check }], archiveOf(archive), { now: NOW, settings });
  return seen[0] ?? expect.fail('The rule did not run.');
}

function archiveOf(archive: Partial<Archive>): Archive {
  const reports = [first, second];
  const show = (file: string): string => `incidents/${file}`;
  return {
    folder: '/incidents',
    reports,
    tags: {},
    diagnostics: [],
    files: reports.length,
    show,
    locate: () => rangeAt(5),
    ...archive,
  };
}

function hit(report: Report): Hit {
  return { report, message: 'This is wrong.', hint: 'Write that.' };
}

function errorIn(file: string): Diagnostic {
  return { rule: 'schema', level: 'error', message: 'This is wrong.', file: `incidents/${file}` };
}

function rangeAt(offset: number) {
  const place = { line: 1, column: offset + 1, offset };
  return { start: place, end: place };
}
