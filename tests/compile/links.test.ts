import { describe, expect, it } from 'vitest';
import { htmlOf, listCases, problemsOf } from './compile.ts';

describe('links', () => {
  it('are refused when they could run or lead anywhere', () => {
    const bodies = [
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert(1))',
      '[x](java&#115;cript:alert(1))',
      '[x](java&#9;script:alert(1))',
      '[x](%6aavascript:alert(1))',
      '[x]: javascript:alert(1)\n\n[x]',
      '![x](javascript:alert(1))',
      '[x](data:text/html,hi)',
      '[x](vbscript:x)',
      '[x](ftp://files.example.org/)',
      '[x](//bad.example/x)',
      '[x](<\\\\bad.example>)',
      '[x]()',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      [x](javascript:alert(1))
        10:1 link A link to \`javascript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x](JaVaScRiPt:alert(1))
        10:1 link A link to \`javascript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x](java&#115;cript:alert(1))
        10:1 link A link to \`javascript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x](java&#9;script:alert(1))
        10:1 link A link to \`javascript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x](%6aavascript:alert(1))
        10:1 link A link to \`javascript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x]: javascript:alert(1)

      [x]
        12:1 link A link to \`javascript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      ![x](javascript:alert(1))
        10:1 image The image \`javascript:alert(1)\` does not stand beside the report. → Save it next to the report and write \`![what it shows](./name.png)\`; pages load nothing from other hosts.
      [x](data:text/html,hi)
        10:1 link A link to \`data:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x](vbscript:x)
        10:1 link A link to \`vbscript:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x](ftp://files.example.org/)
        10:1 link A link to \`ftp:\` is not allowed. → Link to https:// addresses only; quote anything else in backticks.
      [x](//bad.example/x)
        10:1 link \`//bad.example/x\` is not an address that a report may link to. → Write a full address with https://.
      [x](<\\\\bad.example>)
        10:1 link \`%5Cbad.example\` is not an address that a report may link to. → Write a full address with https://.
      [x]()
        10:1 link This link has no address. → Write a full address with https://.
      "
    `);
  });

  it.each(['https://example.org/a?b=c#d', 'http://example.org', '#below', '#F1', '#findings'])(
    'may lead to %s',
    (address) => {
      const body = `[x](${address})\n\n### Below\n\n## Findings\n\n<Finding id="F1" direction="neutral">\n\nSeen.\n\n</Finding>\n`;
      expect(problemsOf(body)).not.toContain(' link ');
      expect(htmlOf(body)).toContain(`href="${address}"`);
    },
  );

  it('that lead nowhere on the site stay as words, with a warning', () => {
    const bodies = [
      '[x](#belwo)\n\n### Below',
      '[x](#nothing)',
      '[x](/guide/)',
      '[x](./log.txt)',
      '[x](<./a log.txt>)',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      [x](#belwo)

      ### Below
        10:1 warning link This report has no part \`belwo\`. → Did you mean \`#below\`?
      [x](#nothing)
        10:1 warning link This report has no part \`nothing\`. → Link to an element, such as \`#F1\`, or to a section, such as \`#findings\`.
      [x](/guide/)
        10:1 warning link \`/guide/\` is a path, and nothing but reports and their pictures is published. → Cite a report as \`[[INC-2023-0001]]\`, link to a part of this one as \`#F1\`, or write a full address with https://.
      [x](./log.txt)
        10:1 warning link \`./log.txt\` is a path, and nothing but reports and their pictures is published. → Cite a report as \`[[INC-2023-0001]]\`, link to a part of this one as \`#F1\`, or write a full address with https://.
      [x](<./a log.txt>)
        10:1 warning link \`./a%20log.txt\` is a path, and nothing but reports and their pictures is published. → Cite a report as \`[[INC-2023-0001]]\`, link to a part of this one as \`#F1\`, or write a full address with https://.
      "
    `);
    expect(bodies.map((body) => htmlOf(body)).join('')).not.toContain('href');
  });
});
