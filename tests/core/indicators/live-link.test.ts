import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadenLink, isLiveLink } from '../../../src/core/indicators/live-link.ts';
import { runs } from '../../runs.ts';

const LISTED = new Set([
  'evil.example',
  '例子.example.com',
  'https://files.example.net/drop/a.bin',
  '198.51.100.7',
  'evil.zip',
  'boss@mail.example',
  '*.wild.example',
  'c2.test:8443',
]);

describe('a link is live', () => {
  it.each([
    'https://docs.example.org/a?b=1#c',
    'https://docs.example.org/路径',
    'https://文档.example.org/',
    'http://10.0.0.1/wiki',
    'https://localhost:4321/',
    'https://notevil.example/',
    'https://evil.example.org/',
    'https://mail.example/',
    'https://lookup.example.org/domain/evil.example',
    'https://docs.example.org/evil.example.html',
    'https://lookup.example.org/ip/203.0.113.9',
    'https://docs.example.org/?to=http://10.0.0.1/wiki',
  ])('to %s', (address) => expect(isLiveLink(address, LISTED)).toBe(true));
});

describe('a link is never live', () => {
  const SPELLINGS = [
    'http://203.0.113.9/',
    'http://3405803785/',
    'http://0xcb007109/',
    'http://0313.0.0161.011/',
    'http://203.0.28937/',
    'http://203.0.113.9./',
    'http://%32%30%33.0.113.9/',
    'http://２０３.0.113.9/',
    'http://203。0。113。9/',
    'HTTP://203.0.113.9:8080/',
    'http://x@203.0.113.9/',
    'http://docs.example.org@203.0.113.9/',
    'http://167772161/',
    'http://[2001:db8::9]/',
    'http://[::ffff:203.0.113.9]/',
    'http://[64:ff9b::cb00:7109]/',
    'https://docs.example.org/?to=http://203.0.113.9/',
    'https://docs.example.org/?to=https%3A%2F%2Fx%40203.0.113.9%3A8080%2Fa',
    'https://archive.example.org/web/2026/http://203.0.113.9/a',
    'https://archive.example.org/web/2026/http://[2001:db8::9]/a',
    'https://user:word@docs.example.org/',
    'HTTPS://EVIL.example./x',
    'https://c2.evil.example:8443/',
    'https://evil%2Eexample/',
    'https://evil。example/',
    'https://ｅｖｉｌ.example/',
    'https://ev\u00adil.example/',
    'https:\\\\evil.example/',
    'https:/evil.example/',
    'https:evil.example',
    'https:///evil.example/',
    'https://docs.example.org\\@evil.example/',
    'ht\ntps://evil.example/',
    'https://ev\til.example/',
    ' https://evil.example/',
    '//evil.example/',
    'https://例子.example.com/',
    'https://xn--fsqu00a.example.com/',
    'https://files.example.net/other',
    'https://evil.zip/',
    'https://sub.wild.example/',
    'https://c2.test/',
    'https://go.example.org/?to=https%3A%2F%2Fevil.example%2F',
    'https://go.example.org/?to=https%253A%252F%252Fwww.evil.example',
    'https://go.example.org/?to=evil.example',
    'https://archive.example.org/2023/http://evil.example/',
    'https://archive.example.org/2023/http://198.51.100.7/',
    `https://docs.example.org/?${'='.repeat(5000)}`,
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://files.example.org/',
    '',
  ];

  it.each(SPELLINGS)('to %j', (address) => expect(isLiveLink(address, LISTED)).toBe(false));

  it.each(SPELLINGS)('and is shown in a spelling that no program opens: %j', (address) => {
    expect(deadenLink(address)).not.toMatch(/https?:(?!\/\/\[)|[\n\t]/i);
  });

  it('shows where a number really leads', () => {
    expect(deadenLink('http://3405803785/a')).toBe('hxxp://203[.]0[.]113[.]9/a');
  });

  it('whatever a browser makes of the way it is written', () => {
    const part = fc.constantFrom(
      ...'http https : / // \\ @ . 。 ． evil example evil.example ％ %2e %40 203.0.113.9 3405803785 0xcb007109 [ ] ? # \t \n \u00ad a Ａ user docs.example.org xn-- :80'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const address = `https:${parts.join('')}`;
        if (!isLiveLink(address, LISTED)) return;
        const { hostname, username } = new URL(address, 'https://kb.example.org/');
        expect(hostname).not.toMatch(/(?:^|\.)evil\.example\.?$|^203\.0\.113\.9$|^\[/);
        expect(username).toBe('');
      }),
      { numRuns: runs(2000) },
    );
  });
});
