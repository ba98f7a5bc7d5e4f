import type { Settings } from '../../../../schemas/settings.ts';
import { asWritten, createSay, type Say } from '../../i18n/say.ts';
import { getWords } from '../../i18n/words.ts';
import { shownTitle } from '../../indicators/defanger.ts';
import { defangPlain } from '../../indicators/defang.ts';
import { writeJson } from '../../model/hidden.ts';
import type { Report } from '../../model/report.ts';
import { truncate } from '../../model/text.ts';
import { describeCitedPart } from '../cite/describe.ts';
import { cleanLine, escapeMarkdown } from '../cite/escape.ts';
import type { ActionChange, ArchiveChanges, ChangedReport } from './compare.ts';
import { statedSeverity } from '../../model/imported.ts';

/** Where a digest goes. All but `text` are the JSON that the incoming webhook of the platform takes. */
export const CHAT_FORMATS = ['text', 'slack', 'feishu', 'dingtalk'] as const;
type ChatFormat = (typeof CHAT_FORMATS)[number];

/** A line of a digest: a report with its address, if it is of one, and what is said of it, defanged. */
type Line = { id?: string; href?: string; words: string };
type Block = { title: string; lines: Line[] };
type Digest = { title: string; blocks: Block[] };

/** How a platform writes a digest, and the bytes that it takes at most. */
type Platform = { most: number; write: (digest: Digest) => string };

/** A chat is read at a glance; the pull request has the rest. */
const MAX_LINES = 10;
const MAX_WORDS = 160;

/** What a branch does to the archive, short enough for a chat. What does not fit is counted. */
export function writeChatDigest(changes: ArchiveChanges, settings: Settings, format: ChatFormat): string {
  const say = createSay(settings.language);
  const { most, write } = PLATFORMS[format];
  for (let lines = MAX_LINES; ; lines--) {
    const written = write(describe(changes, { settings, say, lines }));
    if (lines === 0 || new TextEncoder().encode(written).length <= most) return written;
  }
}

type Context = { settings: Settings; say: Say; lines: number };

function describe(changes: ArchiveChanges, context: Context): Digest {
  const { say } = context;
  const turned = changes.changed.filter(({ isReversal }) => isReversal);
  const others = changes.changed.filter(({ isReversal }) => !isReversal);
  const blocks = [
    block('Verdicts that changed', turned, (one) => turnedLine(one, context), context),
    block(
      'New reports',
      changes.added,
      ({ report }) => reportLine(report, factsOf(report, context), context),
      context,
    ),
    block('Changed reports', others, (one) => reportLine(one.report, fieldsOf(one, say), context), context),
    block('Reports that are gone', changes.removed, ({ report }) => goneLine(report), context),
    block('Reports that cannot be read any more', changes.unread, ({ report }) => goneLine(report), context),
    block('Actions', changes.actions, (action) => actionLine(action, say), context),
  ].filter(({ lines }) => lines.length > 0);
  const problems = changes.newDiagnostics.length;
  if (problems > 0) blocks.push({ title: `${say('New problems')} (${problems})`, lines: [] });
  const none = { title: say('This branch changes no report.'), lines: [] };
  return { title: say('Changes to the incident archive'), blocks: blocks.length === 0 ? [none] : blocks };
}

function block<Item>(
  title: string,
  items: readonly Item[],
  write: (item: Item) => Line,
  { say, lines: most }: Context,
): Block {
  const left = items.length - most;
  const rest = left > 0 ? [{ words: say(`and ${left} more`) }] : [];
  return { title: `${say(title)} (${items.length})`, lines: [...items.slice(0, most).map(write), ...rest] };
}

function reportLine(report: Report, facts: string, { settings }: Context): Line {
  const { page } = describeCitedPart(report, undefined, settings);
  const words = [cleanLine(shownTitle(report)), facts].filter((part) => part !== '').join(' · ');
  return { id: report.id, href: page, words: truncate(words, MAX_WORDS) };
}

function turnedLine({ report, facts }: ChangedReport, context: Context): Line {
  const { verdict } = getWords(context.settings.language).labels;
  const change = facts.find(({ field }) => field === 'verdict.value');
  const label = (value = ''): string => (verdict as Record<string, string>)[value] ?? value;
  const { words, ...line } = reportLine(report, '', context);
  return { ...line, words: `${label(change?.before)} → ${label(change?.after)} · ${words}` };
}

function factsOf(report: Report, { settings }: Context): string {
  const { labels, site } = getWords(settings.language);
  const { incident } = report;
  const severity = statedSeverity(report);
  const state = incident.record_status === 'published' ? [] : [labels.recordStatus[incident.record_status]];
  const grave = severity === undefined ? [] : [labels.severity[severity]];
  return [...grave, labels.verdict[incident.verdict.value], ...state].join(site.comma);
}

function fieldsOf({ facts, added, removed, isTextChanged }: ChangedReport, say: Say): string {
  const fields = facts.map(({ field }) => field);
  const parts = [
    ...(fields.length === 0 ? [] : [fields.join(', ')]),
    ...(added.length === 0 ? [] : [say(`new: ${asWritten(added.join(', '))}`)]),
    ...(removed.length === 0 ? [] : [say(`gone: ${asWritten(removed.join(', '))}; citations of them break`)]),
  ];
  return parts.length === 0 && isTextChanged ? say('text only') : parts.join('; ');
}

function goneLine(report: Report): Line {
  return { id: report.id, words: truncate(cleanLine(shownTitle(report)), MAX_WORDS) };
}

function actionLine({ id, anchor, action, what }: ActionChange, say: Say): Line {
  const due = action.due === undefined ? '' : say(`, due ${asWritten(action.due)}`);
  const text = truncate(cleanLine(defangPlain(action.text)), MAX_WORDS);
  return {
    id: `${id}#${anchor}`,
    words: `${say(what)}: ${text} (${defangPlain(cleanLine(action.owner))}${due})`,
  };
}

const PLATFORMS: Readonly<Record<ChatFormat, Platform>> = {
  text: { most: Infinity, write: writeText },
  // Slack advises 4,000 characters of text and cuts it off beyond 40,000: https://docs.slack.dev/messaging/formatting-message-text/
  slack: { most: 12_000, write: writeSlack },
  // 20 KB for the whole request: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
  feishu: { most: 20_000, write: writeFeishu },
  // https://open.dingtalk.com/document/robots/custom-robot-access
  dingtalk: { most: 20_000, write: writeDingtalk },
};

function writeText({ title, blocks }: Digest): string {
  const lines = blocks.flatMap((one) => [
    '',
    one.title,
    ...one.lines.flatMap(({ id, href, words }) => [
      `- ${id === undefined ? words : `${id} ${words}`}`,
      ...(href === undefined ? [] : [`  ${href}`]),
    ]),
  ]);
  return `${[title, ...lines].join('\n')}\n`;
}

function writeSlack({ title, blocks }: Digest): string {
  const lines = blocks.flatMap((one) => [
    '',
    `*${escapeSlack(one.title)}*`,
    ...one.lines.map(({ id = '', href, words }) => {
      const name = href === undefined ? escapeSlack(id) : `<${escapeSlack(href)}|${escapeSlack(id)}>`;
      return `• ${[name, escapeSlack(inert(words))].filter((part) => part !== '').join(' ')}`;
    }),
  ]);
  return toBody({ text: [`*${escapeSlack(title)}*`, ...lines].join('\n'), unfurl_links: false });
}

/**
 * Words that call nobody, link nowhere and are no element, whatever a client makes of them beside what its platform
 * documents: a character without a width parts what would.
 */
function inert(words: string): string {
  return words
    .replace(/@(?=[\p{L}\p{N}])/gu, '@\u2060')
    .replace(/:(?=\/\/)/g, ':\u2060')
    .replace(/\](?=\()/g, ']\u2060')
    .replace(/<(?=[/\p{L}])/gu, '<\u2060');
}

/**
 * The three characters by which links and mentions begin; nothing else calls anybody. What would be bold or code by chance
 * cannot be written otherwise there, so a character without a width stands ahead of it.
 */
function escapeSlack(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu, '\u200B$&');
}

/** A post: only an element of its own with the tag `at` calls anybody there, and no report makes one. */
function writeFeishu({ title, blocks }: Digest): string {
  const text = (words: string): object => ({ tag: 'text', text: words });
  const content = blocks.flatMap((one) => [
    [text(one.title)],
    ...one.lines.map(({ id, href, words }) => [
      text('• '),
      ...(id === undefined ? [] : [href === undefined ? text(id) : { tag: 'a', text: id, href }, text(' ')]),
      text(inert(words)),
    ]),
  ]);
  return toBody({ msg_type: 'post', content: { post: { zh_cn: { title, content } } } });
}

/** Without `at` beside it, a text calls nobody, whatever names it has. */
function writeDingtalk({ title, blocks }: Digest): string {
  const lines = blocks.flatMap((one) => [
    `#### ${escapeMarkdown(one.title)}`,
    one.lines
      .map(({ id = '', href, words }) => {
        const name = href === undefined ? id : `[${id}](${href})`;
        return `- ${[name, escapeMarkdown(inert(words))].filter((part) => part !== '').join(' ')}`;
      })
      .join('\n'),
  ]);
  const text = [`### ${escapeMarkdown(title)}`, ...lines.filter((line) => line !== '')].join('\n\n');
  return toBody({ msgtype: 'markdown', markdown: { title, text } });
}

function toBody(value: unknown): string {
  return `${writeJson(value)}\n`;
}
