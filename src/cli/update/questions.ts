import { wordsOf } from '../../core/i18n/archive-words.ts';
import {
  INTEL_VERDICTS,
  STATUSES,
  type VerdictCause,
  VERDICTS,
  type VerdictValue,
} from '../../../schemas/vocabulary.ts';
import type { Change } from '../../core/draft/update.ts';
import { asWritten } from '../../core/i18n/say.ts';
import type { Words } from '../../core/i18n/words.ts';
import type { Report } from '../../core/model/report.ts';
import { knownFields } from '../../core/model/values.ts';
import type { Terminal } from '../io.ts';
import { currentTime, type Setting } from '../new/choices.ts';
import { askForValue } from '../new/questions.ts';
import { listPrecedents, suggestPrecedents } from '../new/summary.ts';
import { readReportId, readTag } from '../new/values.ts';
import { createPrompts, type Prompts } from '../prompts.ts';
import { printable } from '../wording.ts';
import { dayOf, readWhen } from './flags.ts';

/** What a person wants to be changed; `successor` is the id of the report that takes its place. */
export type Wanted = { changes: Change[]; successor?: string };

type Asked = Setting & { prompts: Prompts; report: Report; words: Words };

/** Asks what has changed, one thing after the other. Rejects when the person breaks off. */
export async function askForChanges(report: Report, setting: Setting, terminal: Terminal): Promise<Wanted> {
  const prompts = createPrompts(terminal, setting.io.say);
  const asked: Asked = { ...setting, prompts, report, words: wordsOf(setting.settings) };
  prompts.say(asWritten(printable(`${report.id}  ${report.incident.title}`)));
  const precedents = await suggestPrecedents(describeKnown(report), setting);
  if (precedents.length > 0) prompts.say(listPrecedents(precedents).map(printable).join('\n'));
  const changes: Change[] = [];
  for (;;) {
    const kind = await askWhat(asked, changes);
    if (kind === 'nothing') return { changes };
    if (kind === 'supersede') {
      const successor = await askForValue(prompts, {
        message: 'Which report takes its place?',
        placeholder: 'INC-2026-0001',
        read: (text) => readReportId(text, asked),
      });
      return { changes: [...changes, { kind: 'superseded' }], successor };
    }
    changes.push(await QUESTIONS[kind](asked));
  }
}

/** What a report gives the archive to be asked for others like it. */
export function describeKnown({ id, incident }: Report): Parameters<typeof suggestPrecedents>[0] {
  const { title, summary = '', indicators, intel } = incident;
  return { text: [title, summary, ...intel.map(({ source }) => source)].join('\n'), indicators, own: id };
}

type Kind = keyof typeof QUESTIONS | 'supersede' | 'nothing';

const QUESTIONS = {
  verdict: askForVerdict,
  said: askForSaid,
  close: askForClosed,
  tag: askForTag,
  status: askForStatus,
  publish: () => Promise.resolve<Change>({ kind: 'publish' }),
  withdraw: askForWithdrawal,
};

/** Only what the report has can change, and each of it that needs no more than once is asked for once. */
async function askWhat({ prompts, report, archive }: Asked, changes: readonly Change[]): Promise<Kind> {
  const { intel, record_status: record } = report.incident;
  const isDone = (kind: Change['kind']): boolean => changes.some((change) => change.kind === kind);
  const offered: [kind: Kind, label: string, isFit: boolean][] = [
    ['nothing', 'That is all', changes.length > 0],
    ['verdict', 'The verdict has turned', !isDone('verdict')],
    ['said', 'A source says something else now', intel.length > 0],
    ['close', 'An action is done', listOpen(report).length > 0],
    ['status', 'The work has got on', !isDone('set')],
    ['tag', 'A tag is missing', Object.keys(archive.tags).length > 0],
    ['publish', 'Publish it', (record === 'draft' || record === 'in_review') && !isDone('publish')],
    ['supersede', 'Another report takes its place', record === 'published'],
    ['withdraw', 'Withdraw it', record !== 'withdrawn' && record !== 'superseded' && !isDone('withdraw')],
  ];
  const choices = offered.filter(([, , isFit]) => isFit).map(([value, label]) => ({ value, label }));
  const message = changes.length === 0 ? 'What has changed?' : 'What else has changed?';
  return prompts.one(message, choices, choices[0]?.value ?? 'verdict');
}

function listOpen({ actions }: Report): Report['actions'] {
  return actions.filter(({ status }) => status !== 'done' && status !== 'wont_do');
}

/** Verdicts that say of an alert that it was wrong or harmless, for which there is a cause. */
const HARMLESS: readonly VerdictValue[] = ['false_positive', 'benign_true_positive', 'duplicate', 'test'];

async function askForVerdict(asked: Asked): Promise<Change> {
  const { prompts, report, words } = asked;
  const { labels } = words;
  const now = report.incident.verdict.value;
  const offered = VERDICTS.filter((one) => one !== now);
  const value = await prompts.one(
    `What did it turn out to be? So far it is ${asWritten(`“${labels.verdict[now]}”`)}.`,
    offered.map((one) => ({ value: one, label: asWritten(labels.verdict[one]) })),
    offered.includes('false_positive') ? 'false_positive' : 'undetermined',
  );
  const cause = HARMLESS.includes(value) ? await askForCause(asked) : undefined;
  const why = await askForText(prompts, 'What made it turn?', 1000);
  const at = await askWhen(asked, 'When did it turn?');
  const because = await prompts.text(
    'Why is the verdict so, in one sentence that stands by itself? Leave it empty when you have none.',
    { check: (text) => tooLong(text, 140) },
  );
  const finding = await askForFinding(asked);
  const verdict = { value, cause, because: because.trim() || undefined, decisive_finding: finding };
  return { kind: 'verdict', verdict: knownFields(verdict), at, why };
}

function askForCause({ prompts, words }: Asked) {
  return prompts.one(
    'What made the alert wrong or harmless?',
    [
      { value: undefined, label: 'Not known' },
      ...Object.entries(words.labels.cause).map(([value, label]) => ({
        value: value as VerdictCause,
        label: asWritten(label),
      })),
    ],
    undefined,
  );
}

async function askForFinding({ prompts, report }: Asked): Promise<string | undefined> {
  if (report.findings.length === 0) return undefined;
  return prompts.one(
    'Which finding settled it?',
    [
      { value: undefined, label: 'None of them' },
      ...report.findings.map(({ id, title, statement }) => ({
        value: id,
        label: asWritten(printable(`${id}  ${title ?? statement ?? ''}`)),
      })),
    ],
    undefined,
  );
}

async function askForSaid(asked: Asked): Promise<Change> {
  const { prompts, report, words } = asked;
  const { intel, indicators } = report.incident;
  const [first] = intel;
  const entry = await prompts.one(
    'Which source?',
    intel.map(({ id, source, indicator }) => {
      const about = indicators.find((one) => one.id === indicator)?.value;
      return {
        value: id,
        label: asWritten(printable(`${id}  ${source}`)),
        hint: asWritten(printable(about ?? '')),
      };
    }),
    first?.id ?? '',
  );
  const verdict = await prompts.one(
    'What does it say now?',
    INTEL_VERDICTS.map((value) => ({ value, label: asWritten(words.labels.intelVerdict[value]) })),
    'expired',
  );
  return { kind: 'said', entry, said: { at: await askWhen(asked, 'When did it say so?'), verdict } };
}

async function askForClosed(asked: Asked): Promise<Change> {
  const { prompts, report } = asked;
  const open = listOpen(report);
  const action = await prompts.one(
    'Which action is done?',
    open.map(({ id, text }) => ({ value: id, label: asWritten(printable(`${id}  ${text.slice(0, 80)}`)) })),
    open[0]?.id ?? '',
  );
  const at = await askWhen(asked, 'When was it done?');
  const proof = await prompts.text(
    'What shows that it holds? A link, an id or a date; leave it empty when nothing does.',
  );
  return knownFields({
    kind: 'close' as const,
    action,
    doneOn: dayOf(at),
    verifiedBy: proof.trim() === '' ? undefined : proof.trim(),
  });
}

async function askForTag(asked: Asked): Promise<Change> {
  const tag = await askForValue(asked.prompts, {
    message: 'Which tag?',
    placeholder: 'false-positive',
    read: (text) => readTag(text, asked),
  });
  return { kind: 'tag', tag };
}

async function askForStatus({ prompts, report, words }: Asked): Promise<Change> {
  const value = await prompts.one(
    'How far is the work?',
    STATUSES.map((one) => ({ value: one, label: asWritten(words.labels.status[one]) })),
    report.incident.status,
  );
  return { kind: 'set', path: ['status'], value };
}

async function askForWithdrawal(asked: Asked): Promise<Change> {
  const why = await askForText(asked.prompts, 'What is wrong with it, for those who have cited it?', 500);
  return { kind: 'withdraw', on: dayOf(currentTime(asked)), why };
}

function askWhen(asked: Asked, question: string): Promise<string> {
  return askForValue(asked.prompts, {
    message: `${question} Times are in the zone ${asked.settings.timeZone}.`,
    placeholder: 'now, yesterday 14:00, 昨天 14:00, 2026-11-20 09:10, 2026-11',
    read: (text) => readWhen(text, asked),
    empty: { value: currentTime(asked) },
  });
}

async function askForText(prompts: Prompts, message: string, most: number): Promise<string> {
  const text = await prompts.text(message, {
    check: (answer) => (answer.trim() === '' ? 'This cannot be empty.' : tooLong(answer, most)),
  });
  return text.trim();
}

function tooLong(text: string, most: number): string | undefined {
  const { length } = [...text.trim()];
  return length > most ? `This has ${length} characters; ${most} is the most.` : undefined;
}
