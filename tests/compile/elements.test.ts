import { describe, expect, it } from 'vitest';
import { compile, htmlOf, listCases, problemsOf } from './compile.ts';

const step = (id: string, inside = 'x', more = ''): string =>
  `<Step id="${id}" phase="identification"${more}>\n\n${inside}\n\n</Step>`;
const evidence = (inside = 'x'): string => `<Evidence source="proxy log">\n\n${inside}\n\n</Evidence>`;
const finding = (id: string, inside = evidence(), more = ''): string =>
  `<Finding id="${id}" direction="neutral"${more}>\n\n${inside}\n\n</Finding>`;

describe('an element', () => {
  it('becomes a record with its attributes and its text', () => {
    const body = [
      step('S1', 'Asked **ops**.', ' started="2023-09-19" result="successful" action="RA2105" title="Ask"'),
      finding(
        'F1',
        `It moved.\n\n${evidence('Log line.')}\n\n${evidence('Second.')}`,
        ' confidence="high" decisive',
      ),
      '<Lesson id="L1" key="check-ip-ownership-first" kind="went_badly">\n\nAsk first.\n\n</Lesson>',
      '<Action id="A1" kind="process" owner="ops" due="2023-10" url="https://tickets.example.org/7">\n\nAdd it.\n\n</Action>',
    ].join('\n\n');
    const { report, diagnostics } = compile(`${body}\n`);
    expect(diagnostics).toEqual([]);
    const { steps, findings, lessons, actions } = report ?? {};
    expect(withoutRanges({ steps, findings, lessons, actions })).toMatchInlineSnapshot(`
      {
        "actions": [
          {
            "anchor": "A1",
            "due": "2023-10",
            "id": "A1",
            "kind": "process",
            "owner": "ops",
            "status": "open",
            "text": "Add it.",
            "url": "https://tickets.example.org/7",
          },
        ],
        "findings": [
          {
            "anchor": "F1",
            "confidence": "high",
            "decisive": true,
            "direction": "neutral",
            "evidence": [
              {
                "source": "proxy log",
                "text": "Log line.",
              },
              {
                "source": "proxy log",
                "text": "Second.",
              },
            ],
            "id": "F1",
            "statement": "It moved.",
            "text": "It moved.",
          },
        ],
        "lessons": [
          {
            "anchor": "L1",
            "id": "L1",
            "key": "check-ip-ownership-first",
            "kind": "went_badly",
            "text": "Ask first.",
          },
        ],
        "steps": [
          {
            "action": "RA2105",
            "anchor": "S1",
            "id": "S1",
            "phase": "identification",
            "result": "successful",
            "started": "2023-09-19",
            "text": "Asked ops.",
            "title": "Ask",
          },
        ],
      }
    `);
  });

  it('becomes an article with its id as a link to itself', () => {
    expect(
      htmlOf(`${finding('F1', `It moved.\n\n${evidence()}`, ' confidence="high" decisive title="Moved"')}\n`),
    ).toMatchInlineSnapshot(
      `"<article class="finding" id="F1" data-direction="neutral" data-decisive=""><header class="element-head"><h3><a class="element-id" href="#F1">F1</a> Moved</h3><p class="element-meta"><span class="chip" data-direction="neutral">Neutral</span> <span class="chip">Confidence: high</span> <span class="chip" data-decisive="">Decisive</span></p></header><div class="element-body"><p>It moved.</p><figure class="evidence" data-evidence=""><figcaption><span class="evidence-source">proxy log</span></figcaption><div><p>x</p></div></figure></div></article>"`,
    );
  });

  it('shows why a step was not done', () => {
    expect(htmlOf(`${step('S1', '', ' skipped_because="The host is gone."')}\n`)).toContain(
      'The host is gone.',
    );
  });

  it('speaks the language of the interface', () => {
    const html = htmlOf(`${step('S1')}\n`, { settings: { language: 'zh-CN' } });
    expect(html).not.toContain('Identification');
  });

  it('is wrong with attributes that the schema refuses, at the attribute', () => {
    const bodies = [
      '<Step id="S1" phase="identificatoin" started="yesterday">\n\nx\n\n</Step>',
      '<Step phase="identification">\n\nx\n\n</Step>',
      '<Step id="F1" phase="identification">\n\nx\n\n</Step>',
      '<Step\n  id="S1"\n  phase="identification"\n  result="ok"\n  captured="2023"\n>\n\nx\n\n</Step>',
      '<Step id="S1" id="S2" phase="identification">\n\nx\n\n</Step>',
      '<Step id phase="identification">\n\nx\n\n</Step>',
      `<Finding id="F1" direction="neutral" decisive="no">\n\n${evidence()}\n\n</Finding>`,
      '<Lesson id="L1" key="Check it" kind="lucky">\n\nx\n\n</Lesson>',
      '<Action id="A1" kind="process" owner="ops" url="javascript:alert(1)">\n\nx\n\n</Action>',
      '<Audience tlp="white">\n\nx\n\n</Audience>',
    ];
    expect(listCases(bodies, problemsOf)).toMatchInlineSnapshot(`
      "
      <Step id="S1" phase="identificatoin" started="yesterday">

      x

      </Step>
        10:15 element \`phase\`: "identificatoin" is not a phase. → Did you mean \`identification\`? Write one of: preparation, identification, containment, eradication, recovery, lessons_learned, unknown.
        10:38 element \`started\`: "yesterday" is not a date. → Write 2023-09-19T09:10:00+08:00, 2023-09-19, 2023-09 or 2023.
      <Step phase="identification">

      x

      </Step>
        10:1 element \`id\` is missing on \`<Step>\`. → Write S and a number, such as S1.
      <Step id="F1" phase="identification">

      x

      </Step>
        10:7 element \`id\`: "F1" is not a step id. → Write S and a number, such as S1.
      <Step
        id="S1"
        phase="identification"
        result="ok"
        captured="2023"
      >

      x

      </Step>
        13:3 element \`result\`: "ok" is not a result. → Write one of: pending, ongoing, successful, failed, cancelled, unknown.
        14:3 element \`captured\` is not a field of \`<Step>\`. → Write only: id, phase, action, started, ended, result, skipped_because, title.
      <Step id="S1" id="S2" phase="identification">

      x

      </Step>
        10:7 element The attribute \`id\` of \`<Step>\` stands there twice. → Keep one of the two.
      <Step id phase="identification">

      x

      </Step>
        10:7 element \`id\`: This has no value, or is just true; it must be a step id. → Write S and a number, such as S1.
      <Finding id="F1" direction="neutral" decisive="no">

      <Evidence source="proxy log">

      x

      </Evidence>

      </Finding>
        10:38 element \`decisive\`: This is a flag and takes no value. → Write the bare name, or leave it out.
      <Lesson id="L1" key="Check it" kind="lucky">

      x

      </Lesson>
        10:17 element \`key\`: "Check it" is not a lesson key. → Write lower-case letters, digits and single hyphens, such as check-ip-ownership-first.
      <Action id="A1" kind="process" owner="ops" url="javascript:alert(1)">

      x

      </Action>
        10:44 element \`url\`: "javascript:alert(1)" is not a web address. → Write a full address that begins with https:// or http://.
      <Audience tlp="white">

      x

      </Audience>
        10:11 element \`tlp\`: "white" is not a TLP level. → Write one of: clear, green, amber, amber+strict, red.
      "
    `);
  });

  it('gives its evidence to no other finding', () => {
    const { report } = compile(`${finding('F1', evidence('one'))}\n\n${finding('F2', evidence('two'))}\n`);
    expect(report?.findings.map((one) => one.evidence.map(({ text }) => text))).toEqual([['one'], ['two']]);
  });

  it('keeps headings below its own', () => {
    const html = htmlOf(`${step('S1', '## Two\n\n##### Five')}\n`);
    expect(html).toContain('<h4 id="two">Two</h4>');
    expect(html).toContain('<h5 id="five">Five</h5>');
  });

  it('is the same with single quotation marks, entities and line breaks in its tag', () => {
    const { report, diagnostics } = compile(
      "<Step\n  id='S1'\n  phase='identification'\n  title='a &amp; \"b\" > c'\n>\n\nx\n\n</Step>\n",
    );
    expect(diagnostics).toEqual([]);
    expect(report?.steps).toMatchObject([{ id: 'S1', title: 'a & "b" > c' }]);
  });
});

it.each([
  ['unknown', 'At ten the alarm fires.'],
  ['identification', 'Identification'],
])('a step without a title, of the phase %s, is called %j', (phase, title) => {
  const html = htmlOf(`<Step id="S1" phase="${phase}">\n\nAt ten the *alarm* fires.\n\n</Step>\n`);
  expect(html).toContain(`<h3><span class="element-id">S1</span> ${title}</h3>`);
});

function withoutRanges(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'range' ? undefined : inner)));
}
