import type { Settings } from '../../../../schemas/settings.ts';
import { describeCitedPart } from '../cite/describe.ts';
import { cleanLine, escapeMarkdown } from '../cite/escape.ts';
import { defangPlain } from '../../indicators/defang.ts';
import type { Diagnostic, Report } from '../../model/report.ts';
import { truncate } from '../../model/text.ts';
import { asWritten, createSay, type Say } from '../../i18n/say.ts';
import { getWords } from '../../i18n/words.ts';
import type { ActionChange, ArchiveChanges, ChangedReport, OneReport } from './compare.ts';

/** A comment may not be longer on GitHub (65,536) and GitLab; the rest is counted. */
const MAX_ITEMS = 50;

/** What a branch does to the archive, as a comment for its pull request. It begins with a mark by which a bot finds it. */
export function writeChangesMarkdown(changes: ArchiveChanges, settings: Settings): string {
  const { language } = settings;
  const say = createSay(language);
  const context = { settings, say, verdicts: getWords(language).labels.verdict };
  const list = createList(say);
  const reversals = changes.changed.filter(({ isReversal }) => isReversal);
  const others = changes.changed.filter(({ isReversal }) => !isReversal);
  const parts = [
    list('Verdicts that changed', reversals, (changed) => changedReport(changed, context)),
    list('New reports', changes.added, (added) => newReport(added, context)),
    list('Changed reports', others, (changed) => changedReport(changed, context)),
    list('Reports that are gone', changes.removed, (gone) => goneReport(gone, context)),
    list('Reports that cannot be read any more', changes.unread, (unread) => unreadReport(unread, context)),
    list('Actions', changes.actions, (action) => actionLine(action, say)),
    list('New problems', changes.newDiagnostics, (found) => diagnosticLine(found, say)),
    list('Fixed problems', changes.fixedDiagnostics, ({ range: _gone, ...fixed }) =>
      diagnosticLine(fixed, say),
    ),
  ].filter((part) => part !== '');
  const body = parts.length === 0 ? [say('This branch changes no report.')] : parts;
  const title = `## ${say('Changes to the incident archive')}`;
  return ['<!-- precedent changes -->', title, '', body.join('\n\n'), ''].join('\n');
}

type Context = { settings: Settings; say: Say; verdicts: Record<string, string> };

function createList(say: Say) {
  return <Item>(title: string, items: readonly Item[], write: (item: Item) => string): string => {
    if (items.length === 0) return '';
    const lines = items.slice(0, MAX_ITEMS).map(write);
    const rest = items.length > MAX_ITEMS ? [`- ${say(`and ${items.length - MAX_ITEMS} more`)}`] : [];
    return [`### ${say(title)} (${items.length})`, '', ...lines, ...rest].join('\n');
  };
}

function newReport({ report, meanwhile }: OneReport, context: Context): string {
  const { severity, verdict, record_status: state } = report.incident;
  const facts = [
    severity,
    context.verdicts[verdict.value] ?? verdict.value,
    ...(state === 'published' ? [] : [state]),
  ];
  return withLines(`- ${linkTo(report, context)} (${facts.join(', ')})`, tellMeanwhile(meanwhile, context));
}

function goneReport({ report: { id, incident }, meanwhile }: OneReport, context: Context): string {
  return withLines(
    `- **${id}** ${text(incident.title)}: ${context.say('a published report is never deleted; set `record_status: withdrawn`')}`,
    tellMeanwhile(meanwhile, context),
  );
}

function unreadReport({ report: { id, incident }, meanwhile }: OneReport, context: Context): string {
  return withLines(
    `- **${id}** ${text(incident.title)}: ${context.say('its problems stand below')}`,
    tellMeanwhile(meanwhile, context),
  );
}

/** What the base did to the same report, so that whoever merges looks at both. */
function tellMeanwhile(meanwhile: OneReport['meanwhile'], { verdicts, say }: Context): string[] {
  if (meanwhile === undefined) return [];
  const { did, verdict } = meanwhile;
  const there = verdict === undefined ? '' : `; its verdict there is \`${verdicts[verdict] ?? verdict}\``;
  if (did === 'add')
    return [
      say(
        'the base has another report of this id by now: give this one another with `precedent-kb renumber`',
      ),
    ];
  return [
    say(did === 'remove' ? 'the base has removed it meanwhile' : `the base has changed it too${there}`),
  ];
}

function withLines(head: string, lines: readonly string[]): string {
  return [head, ...lines.map((line) => `  - ${line}`)].join('\n');
}

function changedReport(
  { report, oldId, facts, added, removed, isTextChanged, pictures, evidence, meanwhile }: ChangedReport,
  context: Context,
): string {
  const { say } = context;
  const parts = [
    ...facts.map(({ field, before, after }) => `\`${field}\`: ${value(before, say)} → ${value(after, say)}`),
    ...(added.length === 0 ? [] : [say(`new: ${asWritten(added.join(', '))}`)]),
    ...(removed.length === 0 ? [] : [say(`gone: ${asWritten(removed.join(', '))}; citations of them break`)]),
    ...fileLine(say('other pictures under the same name'), pictures.replaced),
    ...fileLine(say('new pictures'), pictures.added),
    ...fileLine(say('pictures gone'), pictures.removed),
    ...fileLine(say('evidence replaced under the same name'), evidence.replaced),
    ...fileLine(say('new evidence files'), evidence.added),
    ...fileLine(say('evidence files gone'), evidence.removed),
  ];
  const lines = [
    ...(oldId === undefined ? [] : [say(`renumbered, was ${asWritten(oldId)}`)]),
    ...(isTextChanged && parts.length === 0 ? [say('text only')] : parts),
    ...tellMeanwhile(meanwhile, context),
  ];
  return withLines(`- ${linkTo(report, context)}`, lines);
}

function fileLine(title: string, sources: readonly string[]): string[] {
  return sources.length === 0 ? [] : [`${title}: ${sources.map(text).join(', ')}`];
}

function actionLine({ id, anchor, action, what }: ActionChange, say: Say): string {
  const due = action.due === undefined ? '' : say(`, due ${asWritten(action.due)}`);
  return `- ${say(what)}: ${id}#${anchor} ${text(truncate(action.text, 120))} (${text(action.owner)}${due})`;
}

function diagnosticLine({ rule, level, message, file, range }: Diagnostic, say: Say): string {
  const place = range === undefined ? file : `${file}:${range.start.line}`;
  return `- ${say(level)} \`${place}\` ${text(message)} (${rule})`;
}

function linkTo(report: Report, { settings }: Context): string {
  const { page, title } = describeCitedPart(report, undefined, settings);
  return `[${report.id}](${page}) ${escapeMarkdown(cleanLine(title))}`;
}

function value(shown: string | undefined, say: Say): string {
  return shown === undefined ? say('(none)') : text(truncate(shown, 120));
}

/** Text of a report in a comment: one line, nothing live, nobody called. Words in backticks stay as code. */
function text(written: string): string {
  return (
    defangPlain(cleanLine(written))
      .split(/(`` .+? ``|`[^`]+`)/)
      // Every other part is code; a backtick without a second one is text.
      .map((part, at) => (at % 2 === 1 ? part : escapeMarkdown(part)))
      .join('')
  );
}
