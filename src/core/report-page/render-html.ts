import { createDefanger } from '../indicators/defanger.ts';
import { isPutAside, type Report } from '../model/report.ts';
import type { Paths } from '../model/paths.ts';
import type { Words } from '../i18n/words.ts';
import { escapeHtml } from '../model/text.ts';

const CITATION = /<a data-cite="([^"#]+)(?:#([^"]+))?"( data-words="")?>([^]*?)<\/a>/g;
const IMAGE = /<img data-image="([^"]+)"/g;

type RendererInput = { byId: ReadonlyMap<string, Report>; paths: Paths; words: Words };

/** Fills in what a compiled part left open, since it depends on other reports: where citations lead and how their targets stand. */
export function createHtmlRenderer(site: RendererInput): (html: string, report: Report) => string {
  const { byId, paths, words } = site;
  const renderCitation = (
    _whole: string,
    id: string,
    anchor: string | undefined,
    hasWords: string | undefined,
    inner: string,
  ): string => {
    const target = byId.get(id);
    if (target === undefined) return `<span class="citation" data-state="missing">${inner}</span>`;
    const { title: written, record_status: state } = target.incident;
    const title = createDefanger(target)(written);
    const mark = isPutAside(target)
      ? ` <span class="citation-state">${escapeHtml(words.labels.recordStatus[state])}</span>`
      : '';
    const shown = hasWords === undefined && target.id !== id ? inner.replace(id, target.id) : inner;
    return `<a class="citation" href="${escapeHtml(paths.incident(target.id, anchor))}" title="${escapeHtml(title)}" data-state="${state}">${shown}${mark}</a>`;
  };
  return (html, report) =>
    html
      .replace(CITATION, renderCitation)
      .replace(IMAGE, (_whole, name: string) => `<img src="${escapeHtml(paths.image(report.id, name))}"`);
}
