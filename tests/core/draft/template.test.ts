import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../src/core/draft/template.ts';
import { UserError } from '../../../src/core/model/user-error.ts';

describe('a template', () => {
  it('is read with its comments, without what is said of the template itself', () => {
    const text = [
      '---',
      'x_template:',
      '  title: Phishing mail',
      '  description: Somebody reports a mail.',
      '  tags: [phishing, 7]',
      'lang: zh-CN',
      '# How urgent it is.',
      'severity: low # as a rule',
      'times:',
      '  detected: 2026',
      '---',
      '',
      '## Background',
      '',
      '⟨Who reported it?⟩',
      '',
    ];
    expect(parseTemplate('phishing', text.join('\r\n'))).toEqual({
      name: 'phishing',
      lang: 'zh-CN',
      title: 'Phishing mail',
      description: 'Somebody reports a mail.',
      tags: ['phishing'],
      severity: 'low',
      frontMatter: 'lang: zh-CN\n# How urgent it is.\nseverity: low # as a rule\ntimes:\n  detected: 2026\n',
      body: '## Background\n\n⟨Who reported it?⟩',
    });
  });

  it.each([
    ['Chinese prose', '## 事件背景\n\n什么告警，落在什么上面。', 'zh-CN'],
    ['English prose', '## Background\n\nWhat fired.', 'en'],
  ])('has the language of its %s when it names none', (_what, body, lang) => {
    expect(parseTemplate('x', `---\nx_template: { title: X }\n---\n${body}`).lang).toBe(lang);
  });

  it.each([
    ['prose alone', '## Background\n', 'does not begin with front matter'],
    ['a block that stands further down', 'x\n---\nx_template: { title: X }\n---\n', 'does not begin with'],
    ['broken YAML', '---\ntitle: "x\n---\n', 'has front matter that is not valid YAML'],
    ['a list', '---\n- a\n---\n', 'has no fields'],
    ['no title', '---\nlang: en\n---\n', 'does not say what it is for'],
    ['a title that is no text', '---\nx_template: { title: 7 }\n---\n', 'does not say what it is for'],
  ])('that is %s is refused by its name', (_what, text, fault) => {
    expect(() => parseTemplate('phishing', text)).toThrow(UserError);
    expect(() => parseTemplate('phishing', text)).toThrow(`The template \`phishing\` ${fault}`);
  });

  it('says in which line of the file its YAML is broken', () => {
    const text = '---\nx_template: { title: X }\nlang: en\nlang: en\n---\n';
    expect(() => parseTemplate('x', text)).toThrow(
      expect.objectContaining({ hint: 'Line 4: Map keys must be unique.' }),
    );
  });
});
