import { describe, expect, it } from 'vitest';
import { tagVocabulary } from '../../../schemas/tag.ts';
import { tagKnown } from '../../../src/core/rules/tag-known.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

describe('tag-known', () => {
  const tags = tagVocabulary.parse({
    'false-positive': { label: { en: 'False positive', 'zh-CN': '误报' }, aliases: ['false alarm'] },
    'ip-reuse': { label: { en: 'IP reuse' }, aliases: ['recycled address'] },
    old: { label: { en: 'Old' }, retired: true },
  });

  it('accepts tags of the vocabulary, and any tag while the vocabulary is broken', () => {
    expect(runRule(tagKnown, reportOf({ tags: ['false-positive', 'ip-reuse'] }), { tags })).toBe('');
    expect(runRule(tagKnown, reportOf({ tags: ['anything'] }), { tags: undefined })).toBe('');
  });

  it('refuses a tag that is retired', () => {
    expect(runRule(tagKnown, reportOf({ tags: ['old'] }), { tags })).toContain('The tag `old` is retired.');
  });

  it('names the tag that was meant, or the lines to add', () => {
    const cases = {
      'another name of a tag': reportOf({ tags: ['false-alarm'] }),
      'a slip': reportOf({ tags: ['ip-reuse', 'false-postive'] }),
      'a slip in another name': reportOf({ tags: ['recycled-adress'] }),
      'a new tag': reportOf({ tags: ['supply-chain'] }),
      'a name that every object has': reportOf({ tags: ['constructor'] }),
    };
    expect(runCases(tagKnown, cases, { tags })).toMatchInlineSnapshot(`
      "
      # another name of a tag
      error INC-2023-0001 tags.0
        The tag \`false-alarm\` does not stand in tags.yml.
        Write \`false-positive\`, which has this as another name.
      # a slip
      error INC-2023-0001 tags.1
        The tag \`false-postive\` does not stand in tags.yml.
        Did you mean \`false-positive\`? If the tag is new, add to tags.yml:

      false-postive:
        label: { en: False postive }
      # a slip in another name
      error INC-2023-0001 tags.0
        The tag \`recycled-adress\` does not stand in tags.yml.
        Did you mean \`ip-reuse\`? If the tag is new, add to tags.yml:

      recycled-adress:
        label: { en: Recycled adress }
      # a new tag
      error INC-2023-0001 tags.0
        The tag \`supply-chain\` does not stand in tags.yml.
        Use a tag of the vocabulary, or add to tags.yml:

      supply-chain:
        label: { en: Supply chain }
      # a name that every object has
      error INC-2023-0001 tags.0
        The tag \`constructor\` does not stand in tags.yml.
        Use a tag of the vocabulary, or add to tags.yml:

      constructor:
        label: { en: Constructor }
      "
    `);
  });
});
