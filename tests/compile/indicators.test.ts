import { describe, expect, it } from 'vitest';
import { compile, htmlOf, problemsOf } from './compile.ts';

const INDICATORS = `indicators:
  - id: I1
    type: domain-name
    value: evil.example
    role: malicious-activity
    observation: observed
  - id: I2
    type: ipv4-addr
    value: 198.51.100.7
    role: malicious-activity
    observation: observed
  - id: I3
    type: url
    value: https://files.example.net/drop/a.bin
    role: malicious-activity
    observation: mentioned
  - id: I4
    type: domain-name
    value: 例子.example.com
    role: malicious-activity
    observation: mentioned
  - id: I5
    type: domain-name
    value: status.example.org
    role: benign
    observation: mentioned`;

const withIndicators = { fields: INDICATORS };

/** Every address that a click would open. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address);
}

describe('an indicator in the prose', () => {
  it.each([
    ['http://bad.example/a?b=c', 'hxxp://bad[.]example/a?b=c'],
    ['www.bad.example', 'www[.]bad[.]example'],
    ['admin@bad.example', 'admin[@]bad[.]example'],
    ['203.0.113.9', '203[.]0[.]113[.]9'],
    ['2001:db8::9', '2001[:]db8[:][:]9'],
    ['evil.example', 'evil[.]example'],
    ['c2.evil.example', 'c2[.]evil[.]example'],
    ['hxxps://bad[.]example', 'hxxps://bad[.]example'],
  ])('is defanged and marked: %s', (value, shown) => {
    expect(htmlOf(`看${value}了\n`.replace('看', '看 ').replace('了', ' 了'), withIndicators)).toBe(
      `<p>看 <span class="indicator">${shown}</span> 了</p>`,
    );
  });

  it.each([
    '10.0.0.1',
    '192.168.1.1',
    '127.0.0.1',
    'nginx.conf',
    'v2.27',
    'status.example.org',
    'notevil.example',
  ])('is not what stays as it is: %s', (value) => {
    expect(htmlOf(`a ${value} b\n`, withIndicators)).toBe(`<p>a ${value} b</p>`);
  });

  it('is defanged in headings, tables, quotations, link words and captions', () => {
    const body = [
      '## Traffic to 203.0.113.9',
      '### evil.example',
      '> evil.example',
      '| evil.example |\n| - |\n| evil.example |',
      '[evil.example](https://example.org/)',
    ].join('\n\n');
    const html = htmlOf(`${body}\n`, withIndicators);
    expect(html).not.toContain('evil.example');
    expect(html).not.toContain('203.0.113.9');
  });

  it('is defanged in code when the report lists it, and else stays as typed', () => {
    const body =
      '`curl evil.example` and `ping 203.0.113.9`\n\n```bash\nnc 198.51.100.7 443\nnc 203.0.113.9 80\n```\n';
    const html = htmlOf(body, withIndicators).replace(/<\/?span[^>]*>/g, '');
    expect(html).toContain('<code>curl evil[.]example</code> and <code>ping 203.0.113.9</code>');
    expect(html).toContain('nc 198[.]51[.]100[.]7 443\nnc 203.0.113.9 80');
  });

  it('is defanged in every attribute that shows', () => {
    const body = `<Finding id="F1" direction="neutral" title="Beacon to evil.example">

<Evidence source="proxy log of 198.51.100.7" title="http://bad.example/">

x

</Evidence>

</Finding>

<Step id="S1" phase="identification" title="203.0.113.9" skipped_because="evil.example is down">

x

</Step>

<Action id="A1" kind="prevent" owner="owner of evil.example">

x

</Action>
`;
    const { report } = compile(body, withIndicators);
    const everything = JSON.stringify([report?.intro, report?.steps, report?.findings, report?.actions]);
    expect(everything).not.toMatch(/evil\.example|198\.51\.100\.7|203\.0\.113\.9|http:\/\//);
    expect(report?.findings).toMatchObject([
      { title: 'Beacon to evil[.]example', evidence: [{ source: 'proxy log of 198[.]51[.]100[.]7' }] },
    ]);
  });

  it('is defanged in the texts for search and excerpts', () => {
    const { report } = compile(
      '## Background\n\nevil.example, http://bad.example/ and `evil.example`\n',
      withIndicators,
    );
    expect(report?.sections[0]?.text).toBe('evil[.]example, hxxp://bad[.]example/ and evil[.]example');
  });
});

describe('a link to an indicator', () => {
  it.each([
    'https://evil.example/',
    'https://EVIL.example./x',
    'https://c2.evil.example:8443/',
    'https://user:word@evil.example/',
    'http://198.51.100.7/',
    'http://203.0.113.9/any-public-address',
    'http://3325256711/',
    'http://[2001:db8::9]/',
    'https://files.example.net/other',
    'https://例子.example.com/',
    'https://xn--fsqu00a.example.com/',
    'http:198.51.100.7',
    'https:%5Cevil.example',
  ])('is never live: %s', (address) => {
    for (const body of [`[words](${address})`, `[words]: ${address}\n\n[words]`, address, `<${address}>`]) {
      expect(linksOf(htmlOf(`${body}\n`, withIndicators))).toEqual([]);
    }
  });

  it('shows the address in words behind its own', () => {
    expect(htmlOf('[the panel](https://evil.example/login)\n', withIndicators)).toBe(
      '<p>the panel (<span class="indicator">hxxps://evil[.]example/login</span>)</p>',
    );
  });

  it.each([
    'https://example.org/report',
    'https://status.example.org/',
    'https://notevil.example/',
    'http://10.0.0.1/wiki',
    'https://example.net/',
  ])('is not what leads to %s', (address) => {
    expect(linksOf(htmlOf(`[words](${address})\n`, withIndicators))).toEqual([address]);
  });

  it('is refused on an action', () => {
    const action = (address: string): string =>
      `<Action id="A1" kind="prevent" owner="ops" url="${address}">\n\nx\n\n</Action>\n`;
    expect(problemsOf(action('https://evil.example/t'), withIndicators)).toMatchInlineSnapshot(
      `"36:44 link \`hxxps://evil[.]example/t\` is an indicator, and no link leads to one. → Link to the page that tells of it, or leave the attribute out."`,
    );
    expect(compile(action('https://evil.example/t'), withIndicators).report?.actions[0]).not.toHaveProperty(
      'url',
    );
    expect(linksOf(htmlOf(action('https://tickets.example.org/7'), withIndicators))).toEqual([
      '#A1',
      'https://tickets.example.org/7',
    ]);
  });

  it('to another page tells that page nothing', () => {
    expect(htmlOf('[words](https://example.org/)\n')).toBe(
      '<p><a href="https://example.org/" rel="noreferrer nofollow external">words</a></p>',
    );
  });

  it('is no mail link either, and shows its address', () => {
    expect(htmlOf('[words](mailto:a@bad.example) and a@bad.example\n')).toBe(
      '<p>words (<span class="indicator">a[@]bad[.]example</span>) and <span class="indicator">a[@]bad[.]example</span></p>',
    );
  });
});
