import { cleanLine, escapeMarkdown } from './cite/escape.ts';
import type { TriageView } from '../recall/view.ts';
import type { ViewTelling } from '../recall/view-words.ts';

/** The absolute address of a report, or of one part of it. */
type AddressOf = (id: string, anchor?: string) => string;

/** At most so many precedents and rates stand in a comment. */
const MAX_LISTED = 5;

/** An answer as a comment for a ticket or a chat, in Markdown with its citations. Texts are shown as they are, values defanged. */
export function writeTriageComment(
  view: TriageView,
  { words }: Pick<ViewTelling, 'words'>,
  addressOf: AddressOf,
): string {
  const { triage, fill, site } = words;
  const { comment } = triage;
  const plain = (text: string): string => escapeMarkdown(cleanLine(text));
  const { headline, against, precedents, rates, unknown, reports } = view;
  const hasContradiction = headline.state === 'contradicted' || headline.state === 'doubted';
  const speaking = hasContradiction ? [headline.why, ...against.map(({ text }) => text)] : [];
  const cited = precedents
    .slice(0, MAX_LISTED)
    .map(({ id, title, matchWord, verdictWord, deciding, state, tlp }) => {
      const citation = deciding === undefined ? id : `${id}#${deciding.anchor}`;
      const facts = [verdictWord, ...(state === undefined ? [] : [state]), matchWord, tlp].join(site.comma);
      const decided = deciding === undefined ? [] : [plain(deciding.title)];
      const link = `[${citation}](${addressOf(id, deciding?.anchor)})`;
      return `${link} ${[plain(title), ...decided, plain(facts)].join(' — ')}`;
    });
  const counted = rates.slice(0, MAX_LISTED).map(({ said }) => plain(said));
  const parts = [
    [fill(comment.head, { title: plain(headline.title), n: reports })],
    hasContradiction ? list(comment.against, speaking.map(plain)) : [plain(headline.why)],
    list(comment.precedents, cited),
    list(comment.rates, counted),
    list(comment.unknown, unknown.map(plain)),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function list(head: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [head, '', ...items.map((item) => `- ${item}`)];
}
