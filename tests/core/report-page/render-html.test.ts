import { describe, expect, it } from 'vitest';
import { createPaths } from '../../../src/core/model/paths.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { createHtmlRenderer } from '../../../src/core/report-page/render-html.ts';
import { buildReport } from '../../builders.ts';
import { compile } from '../../compile/compile.ts';

const report = buildReport({ id: 'INC-2023-0001' });
const byId = new Map(
  [
    report,
    buildReport({
      id: 'INC-2022-0001',
      incident: { title: 'A "<b>" title & more', record_status: 'published' },
    }),
    buildReport({ id: 'INC-2022-0002', incident: { record_status: 'withdrawn' } }),
    buildReport({ id: 'INC-2022-0003', incident: { record_status: 'superseded' } }),
  ].map((one) => [one.id, one]),
);
byId.set('INC-2020-0009', buildReport({ id: 'INC-2022-0004', incident: { record_status: 'published' } }));

const render = createHtmlRenderer({ byId, paths: createPaths('/kb/'), words: getWords('en') });

/** The page of a body: as a report is compiled, and then filled in. */
function pageOf(body: string): string {
  return render(compile(`${body}\n`).report?.intro ?? '', report).replace(/^<p>|<\/p>$/g, '');
}

describe('a ticket', () => {
  const pageWith = (attributes: string, tracker?: string): string => {
    const { report: read } = compile(
      `## Actions\n\n<Action id="A1" kind="process" owner="Ops" ${attributes}>\n\nText.\n\n</Action>\n`,
    );
    const settings = tracker === undefined ? {} : { tracker };
    const draw = createHtmlRenderer({ byId, paths: createPaths('/kb/'), words: getWords('en'), settings });
    return draw(read?.sections[0]?.html ?? '', report);
  };
  const TRACKER = 'https://tracker.example.org/browse/{ticket}?from=kb';

  it('leads to the tracker of the settings, whatever stands in it', () => {
    expect(pageWith('ticket="SEC-482"', TRACKER)).toContain(
      '<a href="https://tracker.example.org/browse/SEC-482?from=kb" rel="noreferrer nofollow external">SEC-482</a>',
    );
    expect(pageWith('ticket="工单 &quot;7&quot;/../$&amp;"', TRACKER)).toContain(
      `browse/${encodeURIComponent('工单 "7"/../$&')}?from=kb`,
    );
  });

  it('is words alone without a tracker, and its own address counts more than the tracker', () => {
    expect(pageWith('ticket="SEC-482"')).toMatch(/SEC-482/);
    expect(pageWith('ticket="SEC-482"')).not.toMatch(/data-ticket|<a[^>]*>SEC/);
    const own = pageWith('ticket="SEC-482" url="https://other.example.org/7"', TRACKER);
    expect(own).toContain('href="https://other.example.org/7"');
    expect(own).not.toContain('tracker.example.org');
  });

  it('has its state beside it, and what verified the action', () => {
    const page = pageWith('ticket="SEC-482" ticket_state="In review" status="done" verified_by="CHG-7"');
    expect(page).toContain('ticket state: In review');
    expect(page).toContain('Verified by CHG-7');
    expect(pageWith('verified_by="https://ci.example.org/runs/7"')).toContain(
      '<a href="https://ci.example.org/runs/7" rel="noreferrer nofollow external">Verified</a>',
    );
  });
});

describe('a step', () => {
  const steps = (body: string, verdict: object): string => {
    const incident = { verdict: { value: 'test' as const, ...verdict } };
    const { report: read } = compile(`${body}\n`);
    const html = read?.sections.map((section) => section.html).join('') ?? '';
    const citations = read?.citations ?? [];
    return [
      ...render(html, buildReport({ id: 'INC-2023-0001', incident, citations })).matchAll(/<details[^>]*>/g),
    ]
      .map(([tag]) => (tag.includes('open') ? 'open' : 'folded'))
      .join(', ');
  };
  const step = (id: string, attributes: string, words: string): string =>
    `<Step id="${id}" phase="identification" ${attributes}>\n\n${words}\n\n</Step>\n`;
  const body = [
    '## Steps\n',
    step('S1', 'result="successful"', 'Asked.'),
    step('S2', 'result="failed"', 'Searched.'),
    step('S3', 'result="successful"', 'See [[INC-2023-0001#F1]].'),
    step('S4', 'result="successful"', 'See [[INC-2022-0001#F1]].'),
    step('S5', 'skipped_because="Not ours"', 'x'),
    step('S6', '', 'Begun.'),
  ].join('\n');

  it('folds to its line, but where it had no result or cites what decided the case', () => {
    const expected = 'folded, open, open, folded, folded, open';
    expect(steps(body, { decisive_finding: 'F1' })).toBe(expected);
  });

  it('folds where nothing decided', () => {
    expect(steps(body, {})).toBe('folded, open, folded, folded, folded, open');
  });
});

describe('a citation on a page', () => {
  it.each([
    [
      'leads to its report, which it names',
      'INC-2022-0001',
      '<a class="citation" href="/kb/incidents/INC-2022-0001/" title="A &quot;&lt;b&gt;&quot; title &amp; more" data-state="published">INC-2022-0001</a>',
    ],
    [
      'leads to a part of it',
      '[[INC-2022-0001#F2|two *words*]]',
      '<a class="citation" href="/kb/incidents/INC-2022-0001/#F2" title="A &quot;&lt;b&gt;&quot; title &amp; more" data-state="published">two <em>words</em></a>',
    ],
    [
      'says when its report is withdrawn',
      '[[INC-2022-0002]]',
      '<a class="citation" href="/kb/incidents/INC-2022-0002/" title="A server is called a command-and-control host" data-state="withdrawn">INC-2022-0002 <span class="citation-state">Withdrawn</span></a>',
    ],
    [
      'says when its report is superseded',
      '[[INC-2022-0003]]',
      '<a class="citation" href="/kb/incidents/INC-2022-0003/" title="A server is called a command-and-control host" data-state="superseded">INC-2022-0003 <span class="citation-state">Superseded</span></a>',
    ],
    [
      'shows the id of today for an old one',
      'INC-2020-0009',
      '<a class="citation" href="/kb/incidents/INC-2022-0004/" title="A server is called a command-and-control host" data-state="published">INC-2022-0004</a>',
    ],
    [
      'keeps its own words for an old id',
      '[[INC-2020-0009|as in INC-2020-0009]]',
      '<a class="citation" href="/kb/incidents/INC-2022-0004/" title="A server is called a command-and-control host" data-state="published">as in INC-2020-0009</a>',
    ],
    [
      'is no link when there is no such report',
      '[[INC-1999-0001|the first]]',
      '<span class="citation" data-state="missing">the first</span>',
    ],
  ])('%s', (_what, body, html) => {
    expect(pageOf(body)).toBe(html);
  });

  it('stands beside others and beside links', () => {
    expect(pageOf('INC-2022-0001 [x](#a) INC-1999-0001 [[INC-2022-0003#L1]]').match(/<(?:a|span) [^>]*>/g))
      .toMatchInlineSnapshot(`
        [
          "<a class="citation" href="/kb/incidents/INC-2022-0001/" title="A &quot;&lt;b&gt;&quot; title &amp; more" data-state="published">",
          "<span class="citation" data-state="missing">",
          "<a class="citation" href="/kb/incidents/INC-2022-0003/#L1" title="A server is called a command-and-control host" data-state="superseded">",
          "<span class="citation-state">",
        ]
      `);
  });
});

describe('an image on a page', () => {
  it('has its address below that of its report', () => {
    expect(render('<figure><img data-image="0123456789ab.webp" alt="A"></figure>', report)).toBe(
      '<figure><img src="/kb/incidents/INC-2023-0001/0123456789ab.webp" alt="A"></figure>',
    );
  });
});
