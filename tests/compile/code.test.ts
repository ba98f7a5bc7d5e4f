import { describe, expect, it } from 'vitest';
import { colourCode } from '../../src/compile/code.ts';

describe('code of a language', () => {
  it.each(['powershell', 'ps1', 'dockerfile', 'nginx', 'bat', 'vbs', 'json', 'yml', 'mdx', 'sh'])(
    '%s is known',
    (language) => {
      expect(colourCode(language, 'x')).toBeDefined();
    },
  );

  it('that is unknown is left alone', () => {
    expect(colourCode('no-such-language', 'x')).toBeUndefined();
  });

  it('becomes nothing but text and spans, whatever is written in it', () => {
    expect(
      colourCode('powershell', `Get-Item '<img src=x onerror="y">' & "$env:TEMP"`),
    ).toMatchInlineSnapshot(
      `"<span class="hljs-built_in">Get-Item</span> <span class="hljs-string">'&lt;img src=x onerror="y"&gt;'</span> &amp; <span class="hljs-string">"<span class="hljs-variable">$env:TEMP</span>"</span>"`,
    );
  });
});
