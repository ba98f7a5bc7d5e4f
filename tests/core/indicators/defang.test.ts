import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defang, defangKnown, defangText } from '../../../src/core/indicators/defang.ts';
import { refang } from '../../../src/core/indicators/indicators.ts';
import { url } from '../arbitraries.ts';
import { processorTime } from '../../processor-time.ts';
import { runs } from '../../runs.ts';

const show = (text: string, known?: ReadonlySet<string>): string =>
  defangText(text, known)
    .map((segment) => (segment.indicator ? `«${segment.text}»` : segment.text))
    .join('');

describe('defang', () => {
  test.each([
    ['203.0.113.7', '203[.]0[.]113[.]7'],
    ['203.0.113.0/24', '203[.]0[.]113[.]0/24'],
    ['203.0.113.7:443', '203[.]0[.]113[.]7:443'],
    ['2001:db8::7', '2001[:]db8[:][:]7'],
    ['evil.example', 'evil[.]example'],
    ['evil.example:8443', 'evil[.]example:8443'],
    ['例子.测试', '例子[.]测试'],
    ['bob.b@mail.evil.example', 'bob.b[@]mail[.]evil[.]example'],
    ['root@203.0.113.9', 'root[@]203[.]0[.]113[.]9'],
    ['https://evil.example/path.php?a=b.c', 'hxxps://evil[.]example/path.php?a=b.c'],
    ['HTTP://203.0.113.7:8080', 'HxxP://203[.]0[.]113[.]7:8080'],
    ['ftp://evil.example/a', 'fxp://evil[.]example/a'],
    ['ssh://git@evil.example/a', 'ssh[:]//git[@]evil[.]example/a'],
    ['http://[2001:db8::7]:80/a', 'hxxp://[2001[:]db8[:][:]7]:80/a'],
    ['203.0.113.7:443/tcp', '203[.]0[.]113[.]7:443/tcp'],
    ['203.0.113.7/udp', '203[.]0[.]113[.]7/udp'],
    ['evil.example:53/udp', 'evil[.]example:53/udp'],
    ['https://evil.example/ip/203.0.113.7', 'hxxps://evil[.]example/ip/203[.]0[.]113[.]7'],
    [
      'https://evil.example/?to=http://203.0.113.7/a',
      'hxxps://evil[.]example/?to=hxxp://203[.]0[.]113[.]7/a',
    ],
    ['https://evil.example/?e=bob@evil.example', 'hxxps://evil[.]example/?e=bob[@]evil[.]example'],
    [
      'https://evil.example/?u=http%3A%2F%2F203.0.113.7',
      'hxxps://evil[.]example/?u=http%3A%2F%2F203[.]0[.]113[.]7',
    ],
  ])('writes %s as %s and back', (live, safe) => {
    expect(defang(live)).toBe(safe);
    expect(refang(safe).toLowerCase()).toBe(live.toLowerCase());
  });

  test.each([
    'test.exe',
    'nginx.conf',
    'README.md',
    'd41d8cd98f00b204e9800998ecf8427e',
    'Global\\x',
    'AS64500',
    '2.27',
    '',
  ])('leaves %j as it is', (value) => {
    expect(defang(value)).toBe(value);
  });

  test('gives the same for a value that is defanged already', () => {
    expect(defang('hxxps://evil[.]example/a')).toBe('hxxps://evil[.]example/a');
  });

  test('is undone by refang for every address, host, URL and mailbox', () => {
    const values = fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), url, fc.emailAddress());
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(refang(value) === value);
        expect(refang(defang(value))).toBe(value);
      }),
    );
  });

  test('leaves no scheme and no host that a program would follow', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), url), (value) => {
        const [scheme, host] = /^(?:(\w+):\/\/)?([^/?#]*)/.exec(defang(value))?.slice(1) ?? [];
        expect(scheme ?? '').not.toMatch(/^(?:https?|ftp)$/);
        expect(host).not.toMatch(/(?<!\[)\.(?!\])/);
      }),
    );
  });
});

describe('defangText', () => {
  test.each([
    ['访问203.0.113.7时超时', '访问«203[.]0[.]113[.]7»时超时'],
    ['打开http://203.0.113.7/a时', '打开«hxxp://203[.]0[.]113[.]7/a»时'],
    ['See (https://evil.example/a_(b)).', 'See («hxxps://evil[.]example/a_(b)»).'],
    [
      'It calls https://evil.example/x, then 8.8.8.8.',
      'It calls «hxxps://evil[.]example/x», then «8[.]8[.]8[.]8».',
    ],
    ['mail bob@evil.example or root@203.0.113.9', 'mail «bob[@]evil[.]example» or root@«203[.]0[.]113[.]9»'],
    ['203.0.113.1-203.0.113.9', '«203[.]0[.]113[.]1»-«203[.]0[.]113[.]9»'],
    ['net 203.0.113.0/24, port 203.0.113.7:443', 'net «203[.]0[.]113[.]0/24», port «203[.]0[.]113[.]7»:443'],
    ['[2001:db8::1]:443 and 2001:db8::7:', '[«2001[:]db8[:][:]1»]:443 and «2001[:]db8[:][:]7»:'],
    ['2001:db8::/32', '«2001[:]db8[:][:]/32»'],
    ['hxxp://evil[.]example/x', '«hxxp://evil[.]example/x»'],
    ['evil[.]example, 203[.]0[.]113[.]7', '«evil[.]example», «203[.]0[.]113[.]7»'],
    ['http://例子.测试/x', '«hxxp://例子[.]测试/x»'],
    ['tcp://203.0.113.7:4444', '«tcp[:]//203[.]0[.]113[.]7:4444»'],
    [
      '见https://a.example/x，又见https://b.example/y。',
      '见«hxxps://a[.]example/x»，又见«hxxps://b[.]example/y»。',
    ],
    ['**https://evil.example/x**。做完', '**«hxxps://evil[.]example/x»**。做完'],
    ['Nginx 203.0.113.7 answered', 'Nginx «203[.]0[.]113[.]7» answered'],
    ['by 203.0.113.7:443/tcp', 'by «203[.]0[.]113[.]7»:443/tcp'],
    ['https://a.example/ip/203.0.113.7, and', '«hxxps://a[.]example/ip/203[.]0[.]113[.]7», and'],
    ['见https://a.example/203.0.113.7/x，另见', '见«hxxps://a[.]example/203[.]0[.]113[.]7/x»，另见'],
    ['https://a.example/http://b.example/x.', '«hxxps://a[.]example/hxxp://b[.]example/x».'],
    ['http://10.0.0.5/?to=http://203.0.113.7/', 'http://10.0.0.5/?to=«hxxp://203[.]0[.]113[.]7/»'],
    ['https://a.example/jquery/3.6.0.1/a.js', '«hxxps://a[.]example/jquery/3[.]6[.]0[.]1/a.js»'],
    ['https://a.example/10.0.0.7/2026-11-30', '«hxxps://a[.]example/10.0.0.7/2026-11-30»'],
  ])('writes %s as %s', (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  test.each([
    '',
    'No indicator in here.',
    'nginx.conf, README.md, /etc/nginx/nginx.conf and access.log.1',
    'JumpServer 2.27, nginx 1.22.1, v1.2.3.4, version 1.2.3.4, 1.2.3.4-beta, openssl-3.0.2.1, 版本 1.2.3.4',
    '2023-09-19 09:10:00, 2022.10.16, 16.10.2022, 09:10:00.123',
    '10.0.0.1 172.16.0.1 192.168.1.1 127.0.0.1 0.0.0.0 169.254.1.1 255.255.255.0',
    '::1 fe80::1 fd00::1 std::string a::b dead::beef aa:bb:cc:dd:ee:ff',
    'http://localhost:8080/ http://127.0.0.1/x http://10.0.0.5:80 http://intranet/',
    '999.0.113.7 and 1.2.3.4.5 and 203.0.113.7.pcap and 7.113.0.203.in-addr.arpa',
    '10[.]0[.]0[.]1 a@b @babel/core@7.29.7 user@localhost',
    'evil.example stays, as nobody knows it',
  ])('leaves %j as it is', (text) => {
    expect(show(text)).toBe(text);
  });

  test.each([
    [
      'evil.example',
      'evil.example, c2.Evil.example; notevil.example evil.example.org',
      '«evil[.]example», «c2[.]Evil[.]example»; notevil.example evil.example.org',
    ],
    ['evil.example', '连接evil.example失败', '连接«evil[.]example»失败'],
    ['evil[.]example', 'evil.example', '«evil[.]example»'],
    ['evil.example', 'http://a.example/?h=c2.evil.example', '«hxxp://a[.]example/?h=c2[.]evil[.]example»'],
    [
      '10.0.0.1',
      'from 10.0.0.1, not 192.168.10.0.0.1, 10.0.0.12 or web.10.0.0.1',
      'from «10[.]0[.]0[.]1», not 192.168.10.0.0.1, 10.0.0.12 or web.10.0.0.1',
    ],
    [
      'test.exe',
      'It ran test.exe, not mytest.exe or test.exe.config.',
      'It ran «test.exe», not mytest.exe or test.exe.config.',
    ],
    [
      'd41d8cd98f00b204e9800998ecf8427e',
      'MD5 D41D8CD98F00B204E9800998ECF8427E',
      'MD5 «D41D8CD98F00B204E9800998ECF8427E»',
    ],
    ['C:\\Temp\\a+b.dll', 'in C:\\Temp\\a+b.dll (new)', 'in «C:\\Temp\\a+b.dll» (new)'],
    ['root', 'root is a word', 'root is a word'],
  ])('knows %s in %j', (value, text, shown) => {
    expect(show(text, new Set([value]))).toBe(shown);
  });

  test('keeps the text: its pieces joined and refanged are the text refanged', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'evil.example',
        'test.exe',
        '访问',
        '。',
        ', ',
        ' ',
        '(',
        ')',
        '[',
        ']',
        '[.]',
        ':',
        '::',
        '/',
        '@',
        '-',
        '2001:',
        'v',
        '1.2',
      ),
      fc.ipV4(),
      fc.ipV6(),
      url,
      fc.emailAddress(),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.array(word),
        fc.constantFrom(new Set<string>(), new Set(['evil.example', 'test.exe'])),
        (words, known) => {
          const text = words.join('');
          const joined = defangText(text, known)
            .map((segment) => segment.text)
            .join('');
          expect(refang(joined)).toBe(refang(text));
        },
      ),
      { numRuns: runs(500) },
    );
  });

  test('finds every public address between words of any script', () => {
    const around = fc.constantFrom(' ', '访问', '，', '(', ')', '"', '=', '/', '');
    fc.assert(
      fc.property(around, fc.integer({ min: 1, max: 254 }), around, (before, last, behind) => {
        const found = defangText(`${before}203.0.113.${last}${behind}`).filter(({ indicator }) => indicator);
        expect(found).toEqual([{ text: `203[.]0[.]113[.]${last}`, indicator: true }]);
      }),
    );
  });

  test.each([
    ['a.'],
    ['1.'],
    ['a@'],
    ['['],
    ['2001:'],
    ['http://'],
    ['a-'],
    ['x'],
    ['.]'],
    ['[.]a'],
    ['http://a)'],
    ['evil.example.'],
    ['http://a.b/'],
    ['?http://evil.example'],
  ])('reads 100,000 times %j in linear time', async (part) => {
    const text = part.repeat(100_000);
    expect(await processorTime(() => defangText(text, new Set(['evil.example'])))).toBeLessThan(2000);
  });
});

describe('defangKnown', () => {
  const known = new Set(['203.0.113.45', 'evil.example', 'http://bad.example/x']);

  test.each([
    ['curl http://203.0.113.45/x', 'curl http://203[.]0[.]113[.]45/x'],
    ['nslookup www.evil.example 8.8.8.8', 'nslookup www[.]evil[.]example 8.8.8.8'],
    ['wget http://bad.example/x', 'wget hxxp://bad[.]example/x'],
    ['ping 203.0.113.4; ping 1203.0.113.45', 'ping 203.0.113.4; ping 1203.0.113.45'],
    ['nothing here', 'nothing here'],
  ])('writes %s as %s', (code, shown) => {
    expect(defangKnown(code, known)).toBe(shown);
  });
});
