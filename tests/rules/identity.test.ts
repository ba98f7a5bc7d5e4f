import { describe, expect, it } from 'vitest';
import { idMatchesFile } from '../../src/rules/id-matches-file.ts';
import { idUnique } from '../../src/rules/id-unique.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

describe('id-matches-file', () => {
  it.each(['2023/INC-2023-0001.mdx', '2023/INC-2023-0001/index.mdx'])('accepts %s', (file) => {
    expect(runRule(idMatchesFile, reportOf({}, { file }))).toBe('');
  });

  it('explains another name, another year and another prefix', () => {
    const cases = {
      'another name': reportOf({}, { file: '2023/INC-2023-0002.mdx' }),
      'another folder name': reportOf({}, { file: '2023/bastion/index.mdx' }),
      'the folder of another year': reportOf({}, { file: '2024/INC-2023-0001.mdx' }),
      'no folder of a year': reportOf({}, { file: 'INC-2023-0001/index.mdx' }),
      'a folder below the year': reportOf({}, { file: '2023/q3/INC-2023-0001.mdx' }),
      'another prefix': reportOf({ id: 'SEC-2023-0001' }),
    };
    expect(runCases(idMatchesFile, cases)).toMatchInlineSnapshot(`
      "
      # another name
      error INC-2023-0001 id
        The id \`INC-2023-0001\` differs from the file name \`2023/INC-2023-0002.mdx\`.
        Write the id that the file is named after, or rename the file to \`2023/INC-2023-0001.mdx\`.
      # another folder name
      error INC-2023-0001 id
        The id \`INC-2023-0001\` differs from the file name \`2023/bastion/index.mdx\`.
        Write the id that the file is named after, or rename the file to \`2023/INC-2023-0001.mdx\`.
      # the folder of another year
      warning INC-2023-0001 id
        The file \`2024/INC-2023-0001.mdx\` does not lie in the folder of its year.
        Move it to \`2023/INC-2023-0001.mdx\`.
      # no folder of a year
      warning INC-2023-0001 id
        The file \`INC-2023-0001/index.mdx\` does not lie in the folder of its year.
        Move it to \`2023/INC-2023-0001/index.mdx\`.
      # a folder below the year
      warning INC-2023-0001 id
        The file \`2023/q3/INC-2023-0001.mdx\` does not lie in the folder of its year.
        Move it to \`2023/INC-2023-0001.mdx\`.
      # another prefix
      error SEC-2023-0001 id
        The id \`SEC-2023-0001\` does not begin with \`INC-\`, the prefix of this archive.
        Write \`INC-2023-0001\`, or change \`idPrefix\` in precedent.config.ts.
      "
    `);
  });
});

describe('id-unique', () => {
  it('accepts ids and aliases that each belong to one report', () => {
    const reports = [
      reportOf({ aliases: ['bastion'] }),
      reportOf({ id: 'INC-2023-0002', aliases: ['gateway'] }),
    ];
    expect(runRule(idUnique, reports)).toBe('');
  });

  it('names both files of a clash and a number that is free', () => {
    const inFolder = { file: '2023/INC-2023-0001/index.mdx' };
    const cases = {
      'two files with one id': [reportOf(), reportOf({}, inFolder), reportOf({ id: 'INC-2023-0041' })],
      'an alias that is the id of another report': [
        reportOf(),
        reportOf({ id: 'INC-2023-0002', aliases: ['INC-2023-0001'] }),
      ],
      'an id that is an alias of another report': [
        reportOf({ aliases: ['INC-2023-0002'] }),
        reportOf({ id: 'INC-2023-0002' }),
      ],
      'one alias of two reports, in another case': [
        reportOf({ aliases: ['Bastion'] }),
        reportOf({ id: 'INC-2023-0002', aliases: ['bastion'] }),
      ],
      'an alias that repeats the own id': reportOf({ aliases: ['INC-2023-0001'] }),
    };
    expect(runCases(idUnique, cases)).toMatchInlineSnapshot(`
      "
      # two files with one id
      error INC-2023-0001 id
        The id \`INC-2023-0001\` of \`2023/INC-2023-0001/index.mdx\` is already the id of \`2023/INC-2023-0001.mdx\`.
        Give the younger report another id and file name; \`INC-2023-0042\` is free here.
      # an alias that is the id of another report
      error INC-2023-0002 aliases.0
        The alias \`INC-2023-0001\` of \`2023/INC-2023-0002.mdx\` is already the id of \`2023/INC-2023-0001.mdx\`.
        Remove the alias from the report that it never belonged to.
      # an id that is an alias of another report
      error INC-2023-0002 id
        The id \`INC-2023-0002\` of \`2023/INC-2023-0002.mdx\` is already an alias of \`2023/INC-2023-0001.mdx\`.
        Give the younger report another id and file name; \`INC-2023-0003\` is free here.
      # one alias of two reports, in another case
      error INC-2023-0002 aliases.0
        The alias \`bastion\` of \`2023/INC-2023-0002.mdx\` is already an alias of \`2023/INC-2023-0001.mdx\`.
        Remove the alias from the report that it never belonged to.
      # an alias that repeats the own id
      error INC-2023-0001 aliases.0
        The alias \`INC-2023-0001\` repeats \`INC-2023-0001\` of the same report.
        Remove it.
      "
    `);
  });
});
