import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fence, table } from '../dialects/precedent.ts';
import type { Sample } from '../sample.ts';
import { addParagraph, moveAside, removeAll, writeFiles, type Tool } from '../tool.ts';

/** The Astro of this project, so that the two differ in what is built on it. */
const PACKAGES = ['astro@7.3.5', '@astrojs/starlight@0.42.4', 'sharp@0.35.5'];

/** Written once: npm adds the packages to it, and Astro goes by them. */
const PACKAGE = { 'package.json': '{ "name": "bench-starlight", "private": true, "type": "module" }\n' };

const SITE = {
  'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'http://localhost:4321',
  integrations: [starlight({ title: 'Incidents', sidebar: [{ label: 'All reports', link: '/' }] })],
});
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';

const extend = z.object({
  date: z.coerce.string().optional(),
  severity: z.string().optional(),
  verdict: z.string().optional(),
  tags: z.array(z.string()).default([]),
});
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend }) }) };
`,
  'src/components/ReportList.astro': `---
import { getCollection } from 'astro:content';
const reports = await getCollection('docs', ({ id }) => id.startsWith('incidents/'));
---

<ul>{reports.map(({ id, data }) => <li><a href={\`/\${id}/\`}>{data.title}</a></li>)}</ul>
`,
  'src/content/docs/index.mdx': `---
title: Incidents
---

import ReportList from '../../components/ReportList.astro';

<ReportList />
`,
};

/** Starlight with a report as one MDX page; steps are its cards, findings its asides. */
export function starlight(work: string): Tool {
  const site = join(work, 'starlight');
  const reports = join(site, 'src/content/docs/incidents');
  const output = join(site, 'dist');
  return {
    name: 'starlight',
    prepare: async (samples) => {
      await writeFiles(site, SITE);
      await removeAll([reports]);
      await writeFiles(
        reports,
        Object.fromEntries(samples.map((sample) => [`${sample.id}.mdx`, asStarlight(sample)])),
      );
      if (existsSync(join(site, 'node_modules/@astrojs/starlight'))) return;
      await writeFiles(site, PACKAGE);
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES], {
        cwd: site,
      });
    },
    clean: () =>
      moveAside([
        output,
        ...['node_modules/.astro', 'node_modules/.vite', '.astro'].map((name) => join(site, name)),
      ]),
    edit: async ([first]) => {
      if (first) await addParagraph(join(reports, `${first.id}.mdx`), String(performance.now()));
    },
    commands: [['node_modules/.bin/astro', 'build']],
    cwd: site,
    output,
  };
}

function asStarlight(sample: Sample): string {
  const { title, summary, date, severity, verdict, tags, background, steps, findings, lessons, cites } =
    sample;
  return [
    `---\ntitle: ${title}\ndescription: ${summary}\ndate: '${date}'\nseverity: ${severity}\nverdict: ${verdict}\ntags: [${tags.join(', ')}]\n---`,
    `import { Aside, Card } from '@astrojs/starlight/components';`,
    '## Background',
    ...background,
    '## Steps',
    ...steps.map(
      (step) => `<Card title="${step.id} ${step.title}">\n\n${step.text}\n\n${fence(step.code)}\n\n</Card>`,
    ),
    table(sample.table),
    '## Findings',
    ...findings.map(
      (finding) =>
        `<Aside type="caution" title="${finding.id} ${finding.title}">\n\n${fence(finding.evidence)}\n\n${finding.text}\n\n</Aside>`,
    ),
    '## Lessons',
    ...lessons.map(({ text }) => `- ${text}`),
    ...(cites === undefined ? [] : [`See [${cites}](/incidents/${cites.toLowerCase()}/).`]),
  ]
    .join('\n\n')
    .concat('\n');
}
