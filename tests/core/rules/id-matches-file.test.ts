import { describe, expect, it } from 'vitest';
import { idMatchesFile } from '../../../src/core/rules/id-matches-file.ts';
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
