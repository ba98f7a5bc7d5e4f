import type { Settings } from '../../../schemas/settings.ts';
import { shownTitle } from '../indicators/defanger.ts';
import { isPutAside, type Report } from '../model/report.ts';
import type { Paths } from '../model/paths.ts';
import type { Words } from '../i18n/words.ts';
import { escapeHtml, unescapeHtml } from '../model/text.ts';
import { addressOfTicket } from '../model/forge.ts';

const CITATION = /<a data-cite="([^"#]+)(?:#([^"]+))?"( data-words="")?>([^]*?)<\/a>/g;
const IMAGE = /<img data-image="([^"]+)"/g;
const FILE = /<a data-file="([0-9a-f]{64})"/g;
const FIGURE = /(<figure class="image">)(<img data-image="([^"]+)"[^>]*>)/g;
const STEP = /(<article class="step" id="(S\d+)"[^>]*>)<details>/g;

const TICKET = /<a data-ticket="([^"]*)">([^]*?)<\/a>/g;

type RendererInput = {
  byId: ReadonlyMap<string, Report>;
  paths: Paths;
  words: Words;
  settings?: Pick<Settings, 'tracker'>;
};

/**
 * Fills in what a compiled part left open, since it depends on more than that part: where citations lead and how their
 * targets stand, the addresses of pictures, each of which opens by itself, and which steps are open.
 */
export function createHtmlRenderer(site: RendererInput): (html: string, report: Report) => string {
  const { byId, paths, words, settings = {} } = site;
  const renderCitation = (
    _whole: string,
    id: string,
    anchor: string | undefined,
    hasWords: string | undefined,
    inner: string,
  ): string => {
    const target = byId.get(id);
    if (target === undefined) return `<span class="citation" data-state="missing">${inner}</span>`;
    const { record_status: state } = target.incident;
    const mark = isPutAside(target)
      ? ` <span class="citation-state">${escapeHtml(words.labels.recordStatus[state])}</span>`
      : '';
    const shown = hasWords === undefined && target.id !== id ? inner.replace(id, target.id) : inner;
    return `<a class="citation" href="${escapeHtml(paths.incident(target.id, anchor))}" title="${escapeHtml(shownTitle(target))}" data-state="${state}">${shown}${mark}</a>`;
  };
  const renderTicket = (_whole: string, ticket: string, inner: string): string => {
    const address = addressOfTicket(settings, unescapeHtml(ticket));
    return address === undefined
      ? inner
      : `<a href="${escapeHtml(address)}" rel="noreferrer nofollow external">${inner}</a>`;
  };
  return (html, report) => {
    const turned = stepsThatTurned(report);
    const address = (name: string): string => escapeHtml(paths.image(report.id, name));
    return html
      .replace(STEP, (whole, open: string, id: string) => (turned.has(id) ? `${open}<details open>` : whole))
      .replace(
        FIGURE,
        (_whole, open: string, image: string, name: string) =>
          `${open}<a href="${address(name)}">${image}</a>`,
      )
      .replace(FILE, (_whole, sha256: string) => `<a href="${escapeHtml(paths.evidence(report.id, sha256))}"`)
      .replace(TICKET, renderTicket)
      .replace(CITATION, renderCitation)
      .replace(IMAGE, (_whole, name: string) => `<img src="${address(name)}"`);
  };
}

/** The steps that led to what decided the case: those whose text cites the deciding finding of the same report. */
function stepsThatTurned({ id, incident, citations }: Report): ReadonlySet<string> {
  const decisive = incident.verdict.decisive_finding;
  return new Set(
    citations
      .filter((one) => decisive !== undefined && one.id === id && one.anchor === decisive)
      .map(({ from }) => from),
  );
}
