import { createIndex } from 'pagefind';
import type { Report } from '../../src/core/model/report.ts';

/** Indexes plain pages of reports as Starlight does: by the language of each page, everything else by default. */
export async function writePlainIndex(reports: readonly Report[], folder: string): Promise<void> {
  const { index } = await createIndex({});
  if (!index) throw new Error('The plain index could not be opened.');
  for (const report of reports)
    await index.addHTMLFile({ url: `/${report.id}/`, content: plainPage(report) });
  await index.writeFiles({ outputPath: folder });
}

type Plain = {
  init: () => Promise<void>;
  search: (words: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
};

/** Opens the index of the most reports' language, and searches it with default options. */
export async function openPlain(folder: string): Promise<(query: string) => Promise<string[]>> {
  const { createInstance } = (await import(`${folder}pagefind.js`)) as {
    createInstance: (options: object) => Plain;
  };
  const pagefind = createInstance({ basePath: folder });
  await pagefind.init();
  return async (query) => {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return pages.map(({ url }) => url.split('/').findLast((part) => part !== '') ?? '');
  };
}

function plainPage({ lang, incident, sections }: Report): string {
  const parts = sections.flatMap(({ anchor, title, text, parts: own }) => [
    `<h2 id="${anchor}">${escape(title)}</h2>${paragraphs(text)}`,
    ...own.map((part) => `<h3 id="${part.anchor}">${escape(part.title)}</h3>${paragraphs(part.text)}`),
  ]);
  return `<!doctype html><html lang="${lang}"><body><main data-pagefind-body><h1>${escape(incident.title)}</h1>
${paragraphs(incident.summary ?? '')}${parts.join('\n')}</main></body></html>`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
