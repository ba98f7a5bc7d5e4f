import { describe, expect, it } from 'vitest';
import { endOfUrl } from '../../../src/core/indicators/url-end.ts';

describe('the end of a URL', () => {
  // What stands ahead of the mark « is the URL.
  it.each([
    'http://a.example/x«，又见http://b.example',
    'http://a.example/x«。',
    'http://a.example/告警/说明.pdf«、',
    'http://a.example/常见错误v2.pdf«',
    'http://a.example/search?q=误报&page=1«',
    'http://a.example/x«时超时',
    'http://a.example/x/«后退出',
    'http://203.0.113.7«访问',
    'http://a.example/a_(b)«)',
    'http://a.example/x«).then',
    'http://a.example/x?a={b}«}',
    'http://a.example/x^y|b=1«',
    'http://a.example/x«|203.0.113.7|',
    'http://a.example/x.sh«|bash',
    'http://a.example/x«,Malicious',
    'http://a.example/x«,malicious,high',
    'http://a.example/news,123.html«',
    'http://a.example/x«;http://b.example',
    'http://a.example/x«http://b.example',
    'http://a.example/?to=http://b.example/«',
    "http://a.example/rdp.ps1«');g",
    "http://a.example/o'neil«",
    'http://a.example/x«**。',
    'http://a.example/x«...',
    'http://a.example/x«"',
    'http://a.example/x«\\n',
    'http://a.example«😀',
  ])('of %s', (marked) => {
    const text = marked.replace('«', '');
    expect(endOfUrl(text, 'http://'.length)).toBe(marked.indexOf('«'));
  });

  it('is a quotation mark or a bar that stands ahead of it', () => {
    expect(endOfUrl("'http://a.example/b'c'", 8, "'")).toBe(19);
    expect(endOfUrl('|http://a.example/b|c=1', 8, '|')).toBe(19);
  });
});
