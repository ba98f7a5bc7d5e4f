import { describe, expect, it } from 'vitest';
import { idUnique } from '../../../src/core/rules/id-unique.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

describe('id-unique', () => {
  it('refuses an alias whose page would lie where the site has a file', () => {
    const names = [
      'rows.json',
      'Query.json',
      '2023.versions.json',
      'index.html',
      'page',
      '2023.json',
      'INC-2023-0001.md',
      'inc-2023-0002.MD',
    ];
    const reports = [
      reportOf({ aliases: names }),
      reportOf({ id: 'INC-2023-0002', aliases: ['a.md', 'page-2', 'INC-2023-0009.json'] }),
    ];
    const told = runRule(idUnique, reports);
    expect(told.match(/is the name of a file of the site/g)).toHaveLength(names.length);
    for (const name of names) expect(told).toContain(`The alias \`${name}\` is the name of a file`);
  });

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
