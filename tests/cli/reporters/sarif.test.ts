import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { writeSarif } from '../../../src/cli/reporters/sarif.ts';
import type { Diagnostic } from '../../../src/core/model/report.ts';
import { checked, diagnose, OPTIONS } from './found.ts';

const SCHEMA = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

const TEXT = 'one\n文字 😀 three\nfour\n';

function logOf(diagnostics: readonly Diagnostic[], text = TEXT): Log {
  return JSON.parse(writeSarif(checked(diagnostics), { ...OPTIONS, linesOf: () => text.split('\n') })) as Log;
}

function resultsOf(diagnostics: readonly Diagnostic[], text = TEXT): Result[] {
  return logOf(diagnostics, text).runs[0]?.results ?? [];
}

const FOUND: Diagnostic[] = [
  diagnose('three\nfour', TEXT, { file: 'incidents/2023 a/事件#1?.mdx' }),
  diagnose('two', `${TEXT}two`, { level: 'warning', rule: 'citation-exists' }),
  { rule: 'file-size', level: 'suggestion', message: 'It is large.', file: 'incidents/b.mdx' },
];

describe('a SARIF log', () => {
  it.each([
    ['with results', FOUND],
    ['without results', []],
  ])('fits the schema of SARIF 2.1.0 %s', (_name, found) => {
    const validate = createValidator();
    expect(validate(logOf(found)) ? [] : validate.errors).toEqual([]);
  });

  it('would not fit it with a wrong level', () => {
    const log = logOf(FOUND);
    for (const result of log.runs[0]?.results ?? []) Object.assign(result, { level: 'fatal' });
    expect(createValidator()(log)).toBe(false);
  });

  it('describes each rule that found something, once', () => {
    const { driver } = logOf([...FOUND, ...FOUND]).runs[0]?.tool ?? {};
    expect(driver?.rules).toEqual(
      ['citation-exists', 'file-size', 'schema'].map((id) => ({
        id,
        shortDescription: { text: `Title of ${id}` },
        helpUri: `https://kb.example.org/guide/rules/${id}/`,
      })),
    );
    expect(resultsOf(FOUND).map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['schema', 2, 'error'],
      ['citation-exists', 0, 'warning'],
      ['file-size', 1, 'note'],
    ]);
  });

  it('gives places in UTF-16 units and files as relative addresses', () => {
    expect(resultsOf(FOUND)[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'incidents/2023%20a/%E4%BA%8B%E4%BB%B6%231%3F.mdx',
            uriBaseId: '%SRCROOT%',
          },
          region: {
            startLine: 2,
            startColumn: 7,
            endLine: 3,
            endColumn: 5,
            charOffset: 10,
            charLength: 10,
          },
        },
      },
    ]);
    expect(resultsOf(FOUND)[2]?.locations?.[0]?.physicalLocation?.region).toEqual({ startLine: 1 });
  });

  it('keeps a fingerprint while lines move, and has another for each result', () => {
    const moved = `\n\n${TEXT}`;
    const [before, after] = [TEXT, moved].map((text) =>
      resultsOf([diagnose('three', text), diagnose('three', text, { message: 'Again.' })], text),
    );
    const prints = (results: Result[] = []): unknown[] =>
      results.map(({ partialFingerprints }) => partialFingerprints?.['ruleAndLine/v1']);
    expect(prints(after)).toEqual(prints(before));
    expect(new Set(prints(before)).size).toBe(2);
    expect(prints(resultsOf([diagnose('four', TEXT)]))).not.toEqual(prints(before).slice(0, 1));
  });
});

function createValidator() {
  const path = createRequire(import.meta.url).resolve(SCHEMA);
  // It is written in draft 4, whose names for itself are all that differs here.
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(schema);
}
