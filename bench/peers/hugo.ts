import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fence, table } from '../dialects/precedent.ts';
import type { Sample } from '../sample.ts';
import { addParagraph, moveAside, removeAll, writeFiles, type Tool } from '../tool.ts';

const SITE = {
  'hugo.toml': `baseURL = 'http://localhost:1313/'
title = 'Incidents'
languageCode = 'en'
[taxonomies]
  tag = 'tags'
[markup.highlight]
  noClasses = false
`,
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{{ .Title }}</title>
  </head>
  <body>
    <nav><a href="/">Incidents</a> <a href="/tags/">Tags</a></nav>
    <main data-pagefind-body>{{ block "main" . }}{{ end }}</main>
  </body>
</html>
`,
  'layouts/_default/single.html': `{{ define "main" }}
<h1>{{ .Title }}</h1>
<dl>
  <dt>Date</dt><dd>{{ .Date.Format "2006-01-02" }}</dd>
  <dt>Severity</dt><dd data-pagefind-filter="severity">{{ .Params.severity }}</dd>
  <dt>Verdict</dt><dd data-pagefind-filter="verdict">{{ .Params.verdict }}</dd>
</dl>
<p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}" data-pagefind-filter="tag">{{ .LinkTitle }}</a> {{ end }}</p>
{{ .TableOfContents }}
{{ .Content }}
{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
{{ end }}
`,
  'layouts/index.html': `{{ define "main" }}
<h1>Incidents</h1>
<ul>{{ range where .Site.RegularPages "Section" "incidents" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
{{ end }}
`,
};

/** Hugo, then Pagefind over its output: the quickest pair that gives a searchable archive. */
export function hugo(work: string): Tool {
  const site = join(work, 'hugo');
  const reports = join(site, 'content/incidents');
  const output = join(site, 'public');
  const pagefind = join(import.meta.dirname, '../../node_modules/.bin/pagefind');
  return {
    name: 'hugo',
    prepare: async (samples) => {
      execFileSync('hugo', ['version']);
      await writeFiles(site, SITE);
      await removeAll([reports]);
      await writeFiles(
        reports,
        Object.fromEntries(samples.map((sample) => [`${sample.id}.md`, asHugo(sample)])),
      );
    },
    clean: () => moveAside([output, join(site, 'resources')]),
    edit: async ([first]) => {
      if (first) await addParagraph(join(reports, `${first.id}.md`), String(performance.now()));
    },
    commands: [
      ['hugo', '--quiet'],
      [pagefind, '--site', output],
    ],
    cwd: site,
    output,
  };
}

function asHugo(sample: Sample): string {
  const { title, summary, date, severity, verdict, tags, background, steps, findings, lessons, cites } =
    sample;
  return [
    `---\ntitle: ${title}\ndescription: ${summary}\ndate: ${date}\nseverity: ${severity}\nverdict: ${verdict}\ntags: [${tags.join(', ')}]\n---`,
    '## Background',
    ...background,
    '## Steps',
    ...steps.flatMap((step) => [`### ${step.id} ${step.title}`, step.text, fence(step.code)]),
    table(sample.table),
    '## Findings',
    ...findings.flatMap((finding) => [
      `### ${finding.id} ${finding.title}`,
      fence(finding.evidence),
      finding.text,
    ]),
    '## Lessons',
    ...lessons.map(({ text }) => `- ${text}`),
    ...(cites === undefined ? [] : [`See [${cites}](/incidents/${cites.toLowerCase()}/).`]),
  ]
    .join('\n\n')
    .concat('\n');
}
