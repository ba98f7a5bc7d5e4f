import { describe, expect, it } from 'vitest';
import { extractIndicators } from '../../../src/core/indicators/extract.ts';
import { extractSignals } from '../../../src/core/indicators/signals.ts';

/** What may stand for a dot. */
const DOTS = [
  ...[
    '.',
    '[.]',
    '(.)',
    '{.}',
    '<.>',
    '[[.]]',
    '【.】',
    '（.）',
    '「.」',
    '『.』',
    '[.',
    '.]',
    '(.',
    '.)',
    '{.',
    '.}',
    '[.)',
  ],
  ...[
    '[dot]',
    '(dot)',
    '{dot}',
    '<dot>',
    '[DOT]',
    ' [dot] ',
    '[ dot ]',
    '[-dot-]',
    '[点]',
    '[punto]',
    '[point]',
    '[точка]',
  ],
  ...[
    ' DOT ',
    'DOT',
    ' dot ',
    ' . ',
    ' [.] ',
    '[ . ]',
    '[,]',
    '\\.',
    '\\[.\\]',
    '[\\.]',
    '。',
    '．',
    '․',
    '·',
  ],
  ...['[[.]', '[.]]', '[. ]', '[]', '()', '[ ]', '[·]', '[•]', '・', '܁', '[，]'],
  ...['[kropka]', '[ドット]', '(닷)', '<b>.</b>', '.<wbr>', '\\\\.', ' Dot ', '-dot-', '_DOT_'],
  ...['%2e', '%2E', '&#46;', '&#x2e;', '&period;', '\\u002e', '\\x2e', '\u200b.'],
];

const SECURE = /p[sz]|\(s\)|\[s\]/i;

/** What may stand for `http://`, and for its secure kin. */
const SCHEMES = [
  ...[
    'http://',
    'https://',
    'hxxp://',
    'hXXp://',
    'HXXPS://',
    'hxxxp://',
    'htxp://',
    'hxtps://',
    'hzzp://',
    'h**p://',
  ],
  ...[
    'h__p://',
    'h--p://',
    'h##ps://',
    'h×xp://',
    'xxp://',
    'xxxx://',
    'hxp://',
    'htps://',
    'ttp://',
    'ttps://',
    'meow://',
  ],
  ...[
    'h[xx]p://',
    'h(tt)ps://',
    '[h]ttp://',
    'http[s]://',
    'hxxp(s)://',
    '[http]://',
    '(hxxp)://',
    '<hxxp>://',
  ],
  ...[
    'hxxps[:]//',
    'hxxp[://]',
    'hxxp(:)//',
    'hxxp{:}//',
    'hxxp<:>//',
    'http:[//]',
    'http:[/][/]',
    'hxxp[:]/[/]',
  ],
  ...['http[:]\\\\', 'hxxp:\\\\', 'http__', 'hxxp:__', 'hxxp//', 'hxxp:/', 'hxxp:///', 'hxxp;//', 'http：//'],
  ...[
    'hppt://',
    'httx://',
    'hp://',
    'hps://',
    'xttps://',
    'nttp://',
    'hxxxx://',
    'h77p://',
    'hyyp://',
    'httpz://',
  ],
  ...[
    'h??p://',
    'h$$p://',
    'h••p://',
    'h…ps://',
    'h<tt>p://',
    '"http"://',
    'http<://>',
    'hxxp:||',
    'hxxp:\\',
  ],
  ...[
    'http!://',
    'hxxps.//',
    'hxxp|//',
    'hxxps=//',
    'hxxp,//',
    'hxxps:://',
    'http:/ /',
    'http : / / ',
    'HTTP_//',
  ],
  ...['http ://', 'hxxp: //', 'hxxps:// ', 'hxxp : //', 'hxxp:\\/\\/', 'http&#58;//', 'http\\x3a\\x2f\\x2f'],
];

/** What may stand for the sign of mail. */
const ATS = [
  ...[
    '@',
    '[@]',
    '(@)',
    '{@}',
    '[at]',
    '(at)',
    '{at}',
    '<at>',
    ' [at] ',
    '[ at ]',
    '[AT]',
    '{-at-}',
    '[arroba]',
  ],
  ...['[[@]]', '((at))', '(圈a)', '[アット]', '[ à ]', '(klammeraffe)', '[apenstaartje]', '[malpa]'],
  ...[
    ' @ ',
    ' AT ',
    '_at_',
    '_AT_',
    '(a)',
    '[a]',
    '[@',
    '@]',
    '&#64;',
    '&commat;',
    '%40',
    '\\@',
    '＠',
    '\\u0040',
  ],
];

function shown(text: string): string[] {
  return [
    ...extractIndicators(text).map(({ type, value }) => `${type} ${value}`),
    ...extractSignals(text).flatMap(({ kind, value }) => (kind === 'cve' ? [`cve ${value}`] : [])),
  ];
}

describe('a spelling', () => {
  it.each(DOTS)('of the dot is read in hosts, addresses, URLs and mail: %j', (dot) => {
    const host = ['login', 'kuro-pay', 'com'].join(dot);
    const address = ['203', '0', '113', '7'].join(dot);
    expect(shown(host)).toEqual(['domain-name login.kuro-pay.com']);
    expect(shown(`It called ${host} today`)).toEqual(['domain-name login.kuro-pay.com']);
    expect(shown(address)).toEqual(['ipv4-addr 203.0.113.7']);
    expect(shown(`203.0.113${dot}7`)).toEqual(['ipv4-addr 203.0.113.7']);
    expect(shown(`hxxp://${host}/a.php?b=1`)).toEqual(['url http://login.kuro-pay.com/a.php?b=1']);
    expect(shown(`hxxp://${address}:8080/a`)).toEqual(['url http://203.0.113.7:8080/a']);
    expect(shown(`anna@${host}`)).toEqual(['email-addr anna@login.kuro-pay.com']);
  });

  it.each(SCHEMES)('of the scheme is read ahead of hosts and addresses: %j', (scheme) => {
    const live = SECURE.test(scheme) ? 'https' : 'http';
    for (const host of ['kuro-pay.com', 'kuro-pay[.]com', '203.0.113.7', '203[.]0[.]113[.]7'])
      expect(shown(`${scheme}${host}/a.php`)).toEqual([`url ${live}://${host.replaceAll('[.]', '.')}/a.php`]);
  });

  it.each(ATS)('of the sign of mail is read: %j', (at) => {
    for (const host of ['kuro-pay.com', 'kuro-pay[.]com', 'kuro-pay(dot)com'])
      expect(shown(`anna${at}${host}`)).toEqual(['email-addr anna@kuro-pay.com']);
  });

  it('of a hash is read in the name of its sample', () => {
    expect(shown('8b1a9953c4611296a827abf8c47804d7.exe')).toEqual([
      'file 8b1a9953c4611296a827abf8c47804d7.exe',
      'file 8b1a9953c4611296a827abf8c47804d7',
    ]);
  });

  it.each([
    ['hxxp://[kuro-pay].com/a', 'url http://kuro-pay.com/a'],
    ['hxxp://[www.kuro-pay.com]/a', 'url http://www.kuro-pay.com/a'],
    ['{"url":"http:\\/\\/kuro-pay.com\\/hku\\/0"}', 'url http://kuro-pay.com/hku/0'],
    ['hxxp:\\\\\\\\kuro-pay.com\\\\a', 'url http://kuro-pay.com/a'],
    ['http://kuro-pay. com/a', 'url http://kuro-pay.com/a'],
    ['http://www .kuro-pay .com/a', 'url http://www.kuro-pay.com/a'],
    ['http://www,kuro-pay,co,uk/a', 'url http://www.kuro-pay.co.uk/a'],
    ['http://203,0,113,7/a', 'url http://203.0.113.7/a'],
    ['f[t]p://kuro-pay.com/a', 'url ftp://kuro-pay.com/a'],
    ['kuro-pay[.] com', 'domain-name kuro-pay.com'],
    ['see kuro-pay点com', 'domain-name kuro-pay.com'],
    ['visit kuropay dot com.', 'domain-name kuropay.com'],
    ['anna_at_kuropay_dot_com', 'email-addr anna@kuropay.com'],
    ['anna-at-kuropay-dot-com', 'email-addr anna@kuropay.com'],
    ['annaATkuropay.com', 'email-addr anna@kuropay.com'],
    ['anna dot ops at kuropay dot com', 'email-addr anna.ops@kuropay.com'],
    ['anna@ kuro-pay.com', 'email-addr anna@kuro-pay.com'],
    ['anna@kuro-pay .com', 'email-addr anna@kuro-pay.com'],
    ['203dot0dot113dot7', 'ipv4-addr 203.0.113.7'],
    ['203-dot-0-dot-113-dot-7', 'ipv4-addr 203.0.113.7'],
    ['2001{:}db8{::}7', 'ipv6-addr 2001:db8::7'],
    ['CVE - 2021 - 44228', 'cve CVE-2021-44228'],
    ['_kuro-pay.com is the host_', 'domain-name kuro-pay.com'],
    ['_8b1a9953c4611296a827abf8c47804d7_', 'file 8b1a9953c4611296a827abf8c47804d7'],
    ['hxxp:\\\\kuro-pay[.]com\\news\\a.php', 'url http://kuro-pay.com/news/a.php'],
    ['http://www,kuro-pay,com/a', 'url http://www.kuro-pay.com/a'],
    ['anna@kuro-pay,com', 'email-addr anna@kuro-pay.com'],
    ['http://kuro-pay .com/a', 'url http://kuro-pay.com/a'],
    ['http:// kuro-pay .com /a', 'url http://kuro-pay.com/a'],
    ['anna @ kuro-pay . com', 'email-addr anna@kuro-pay.com'],
    ['203. 0. 113. 7', 'ipv4-addr 203.0.113.7'],
    ['203 .0 .113 .7', 'ipv4-addr 203.0.113.7'],
    ['2001[:]db8[::]7', 'ipv6-addr 2001:db8::7'],
    ['203.0.113.0/33', 'ipv4-addr 203.0.113.0'],
    ['1:2:3:4:5:6:7:8', 'ipv6-addr 1:2:3:4:5:6:7:8'],
    ['fxp://kuro-pay.com/a', 'url ftp://kuro-pay.com/a'],
    ['login_dot_kuro-pay_dot_com', 'domain-name login.kuro-pay.com'],
    ['AS-64500', 'autonomous-system AS64500'],
    ['ASN#64500', 'autonomous-system AS64500'],
    ['CVE- 2021-44228', 'cve CVE-2021-44228'],
    ['exploit-CVE-2021-44228-PoC', 'cve CVE-2021-44228'],
  ])('that is rare is read: %j', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });
});

describe('what only looks like a spelling', () => {
  it.each([
    'The dot com boom ended, a dot com company failed. See the .com and .net domains.',
    'It was 5 . 6 and 7 . 8, points 1. 2. 3. 4. are open; we met at noon. Then at 5 p.m. we left.',
    'f(a)b and x[a]y, f(.name), {.a}, arr[.5], 203,0,113,7 and kuro-dot-ts',
    'ASN1 and AS100people, CVE-2021-123, XCVE-2021-44228, CVE-2021-44228-1',
    '00:00:5e:00:53:01:02:03 a::b 12:34:56:78 2001:db8:::7',
    'https://. http:// hxxp :// [.] (dot) ttps: meow: @ a@ @b',
    '10.0.19041 203.0.113.256 203.0.113.x 1.3.6.1.4.1.311 203-0-113-7 192.168 100.00.00',
    'A dot com was bought, the dot com. It is a big dot net. See the .com registry. Then resolve(..) to it.',
    'h(i)p: x, help: //, hop/ /, <b>Bold</b>.<i>Next</i> func()comment a[]b, arr[] com, go to dot matrix',
    'annaATwork FORMATs 3点钟 at 3点 org [à] (et) [point] chart, p://, xp:// httpd: //',
    'UA-12345678-1 bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq +1.555.010.0199 (555) 010-0199 {8b1a9953-c461-4b29-a1f2-1d3e5f7a9b0c}',
    'Trojan.Win32.Generic, HEUR:Trojan.Script.Generic, Gen:Variant.Kuro, WScript.Shell, ADODB.Stream, Net.WebClient',
    'J.R.R. Tolkien, U.S.A., e.g., i.e., Ph.D., a.m., fig.2, sec.3, No.1, Dr.Smith, 12.30pm, the end.Afterwards',
  ])('is left as it is: %j', (text) => {
    expect(shown(text)).toEqual([]);
  });
});
