import { settings as settingsSchema, type Settings, type SettingsInput } from '../../schemas/settings.ts';
import type { Diagnostic } from '../../src/core/model/report.ts';
import { readReport, type ReadResult } from '../../src/compile/read.ts';

/** The fields that every report needs; a body behind them begins at line 10. */
export const FIELDS = `id: INC-2023-0001
title: A test report
status: closed
severity: low
tlp: clear
verdict: { value: undetermined }
times: { detected: 2023-09-19 }`;

export type CompileOptions = {
  /** Lines of front matter behind the required ones. */
  fields?: string;
  settings?: Partial<SettingsInput>;
  /** Folder of the file, for its images. */
  folder?: string;
};

/** A report with the required fields and this body, as it is read from a file. */
export function compile(body: string, { fields = '', ...rest }: CompileOptions = {}): ReadResult {
  return readText(`---\n${FIELDS}\n${fields === '' ? '' : `${fields}\n`}---\n${body}`, rest);
}

/** A whole file as it is read. */
export function readText(text: string, options: Omit<CompileOptions, 'fields'> = {}): ReadResult {
  return readBytes(new TextEncoder().encode(text), options);
}

export function readBytes(
  bytes: Uint8Array,
  { settings = {}, folder = '/nowhere' }: Omit<CompileOptions, 'fields'> = {},
): ReadResult {
  const file = 'INC-2023-0001.mdx';
  return readReport(
    { path: `${folder}/${file}`, file, shown: `incidents/${file}`, bytes },
    { settings: createSettings(settings) },
  );
}

export function createSettings(input: Partial<SettingsInput> = {}): Settings {
  return settingsSchema.parse({ title: 'Test', address: 'https://kb.example.org/wiki/', ...input });
}

/** The HTML of a whole body: its lead, its sections with their headings, its footnotes. */
export function htmlOf(body: string, options?: CompileOptions): string {
  const { report } = compile(body, options);
  if (report === undefined) throw new Error('The report cannot be read.');
  const sections = report.sections.map(
    ({ anchor, title, html }) => `<h2 id="${anchor}">${title}</h2>${html && '\n'}${html}`,
  );
  return [report.intro, ...sections, report.footnotes].filter((part) => part !== '').join('\n');
}

/** Diagnostics as a reader sees them, one a line: `10:3 no-code message → hint`. */
export function show(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ rule, level, message, hint, range }) => {
      const place = range === undefined ? '' : `${range.start.line}:${range.start.column} `;
      return `${place}${level === 'error' ? '' : `${level} `}${rule} ${message} → ${hint ?? ''}`;
    })
    .join('\n');
}

/** What is wrong with a body, shown. */
export function problemsOf(body: string, options?: CompileOptions): string {
  return show(compile(body, options).diagnostics);
}

/** Each body with what is wrong with it, or with its HTML; for one inline snapshot of a table. */
export function listCases(bodies: readonly string[], read: (body: string) => string): string {
  return `\n${bodies.map((body) => `${body}\n${indent(read(`${body}\n`))}`).join('\n')}\n`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
