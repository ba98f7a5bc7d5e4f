import type { FormSettings } from '../../core/draft/form.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { ThingLists } from '../../../schemas/thing.ts';
import { createDirectories, nameThings } from '../../core/language/things.ts';
import { describeContradictions } from '../../core/report-page/contradictions.ts';
import { createDefanger } from '../../core/indicators/defanger.ts';
import type { Fact, FactValue } from '../../core/report-page/fact-values.ts';
import { buildFacts } from '../../core/report-page/facts.ts';
import type { Report } from '../../core/model/report.ts';
import { tagLabel } from '../../core/i18n/tag-label.ts';
import type { FormWords } from './words.ts';
import { chip, create } from '../dom.ts';
import { UNTITLED } from './repair.ts';

type PreviewContext = { report: Report; settings: FormSettings; words: FormWords; tags: TagVocabulary };

/** The head, the contradictions and the facts of a draft, as its page will show them: things under the names of their lists. */
export function renderPreview({
  lists,
  report: written,
  ...rest
}: PreviewContext & { lists: ThingLists }): Node[] {
  const report = nameThings(written, createDirectories(lists, rest.settings.language));
  const context = { ...rest, report };
  return [...renderHead(context), ...renderContradictions(context), ...renderFacts(context)];
}

function renderHead({ report, settings, words, tags }: PreviewContext): Node[] {
  const { title, summary, tags: own, verdict } = report.incident;
  const show = createDefanger(report);
  const authored = (text: string): { textContent: string; lang: string } => ({
    textContent: show(text),
    lang: report.lang,
  });
  const labels = own.map((tag) => tagLabel(tags, tag, settings.language));
  return [
    create('p', { className: 'muted small', textContent: report.id }),
    create('h3', {
      className: 'draft-title',
      ...(title === UNTITLED ? { textContent: words.newReport.untitled } : authored(title)),
    }),
    create('p', summary === undefined ? { textContent: words.report.withoutSummary } : authored(summary)),
    renderChips(report, words),
    ...(verdict.because === undefined ? [] : [create('p', authored(verdict.because))]),
    ...(own.length === 0 ? [] : [create('p', { className: 'small' }, labels.join(words.site.comma))]),
  ];
}

function renderChips({ incident }: Report, { labels }: FormWords): HTMLElement {
  const { verdict, severity, status, tlp, record_status: record } = incident;
  return create(
    'p',
    { className: 'chips' },
    chip('verdict', verdict.value, labels.verdict[verdict.value]),
    ...(verdict.cause ? [chip('cause', verdict.cause, labels.cause[verdict.cause])] : []),
    chip('severity', severity, labels.severity[severity]),
    chip('status', status, labels.status[status]),
    chip('tlp', tlp, labels.tlp[tlp]),
    chip('recordStatus', record, labels.recordStatus[record]),
  );
}

function renderContradictions(context: PreviewContext): Node[] {
  const { report: words } = context.words;
  const found = describeContradictions(context);
  if (found.length === 0) return [];
  const items = found.map(({ certainty, sentence, facts }) => {
    const sure = create('span', { className: 'certainty' }, words[certainty]);
    const item = create('li', {}, create('strong', {}, sentence), ' ', sure, ...renderFactList(facts));
    item.dataset['certainty'] = certainty;
    return item;
  });
  const list = create('ul', { role: 'list' }, ...items);
  return [create('section', { className: 'against' }, create('h3', {}, words.contradictions), list)];
}

function renderFacts(context: PreviewContext): Node[] {
  return buildFacts(context)
    .filter(({ id }) => id !== 'record')
    .flatMap(({ title, facts, entries }) => [
      create('h3', {}, title),
      ...renderFactList(facts.map((fact) => withUnknown(fact, context.words))),
      ...entries.flatMap((entry) => [
        create('h4', {}, create('span', { className: 'muted' }, entry.id), ' ', renderValue(entry.title)),
        ...renderFactList(entry.facts),
      ]),
    ]);
}

/** A time of detection that nobody has entered is an empty one. */
function withUnknown({ term, values }: Fact, { report }: FormWords): Fact {
  return {
    term,
    values: values.map((value) => (value.date === '' ? { text: report.unknown, kind: 'unknown' } : value)),
  };
}

function renderFactList(facts: readonly Fact[]): HTMLElement[] {
  const rows = facts.map(({ term, values }) => {
    const shown = values.map((value) => create('dd', {}, renderValue(value)));
    return create('div', {}, create('dt', {}, term), ...shown);
  });
  return rows.length === 0 ? [] : [create('dl', {}, ...rows)];
}

function renderValue({ text, kind, date, lang, note }: FactValue): Node {
  const shown =
    date !== undefined
      ? create('time', { dateTime: date, textContent: text })
      : kind === 'code'
        ? create('code', { textContent: text })
        : create('span', { textContent: text, className: kind ?? '' });
  if (lang !== undefined) shown.lang = lang;
  if (note === undefined) return shown;
  const both = document.createDocumentFragment();
  both.append(shown, ' ', create('span', { className: 'note muted', textContent: note }));
  return both;
}
