import { LANGUAGES, SEVERITIES, TLP } from '../../../schemas/vocabulary.ts';
import { UserError } from '../../core/model/user-error.ts';
import { knownFields } from '../../core/model/values.ts';
import type { Given, Scene } from './choices.ts';
import { missingFields, readOwnFlag } from './own-fields.ts';
import {
  readDetected,
  readIndicator,
  readReportId,
  readService,
  readSource,
  readTag,
  readTemplateName,
  readTitle,
  readWord,
  type ReadValue,
} from './values.ts';

/** Flags as they are typed. */
export type NewOptions = {
  title?: string;
  lang?: string;
  template?: string;
  severity?: string;
  tlp?: string;
  detected?: string;
  tag?: string[];
  indicator?: string[];
  related?: string[];
  paste?: string;
  source?: string[];
  field?: string[];
  service?: string;
  yes?: true;
  open?: true;
  dryRun?: true;
  json?: true;
  incidents?: string;
};

/** What the flags say, and everything that is wrong with them at once. */
export function readFlags(options: NewOptions, scene: Scene): { given: Given; faults: string[] } {
  const faults: string[] = [];
  const takeAll = <Value>(texts: readonly string[] | undefined, read: Read<Value>): Value[] | undefined =>
    texts?.flatMap((text) => {
      const found = read(text, scene);
      if ('fault' in found) faults.push(found.fault);
      return 'fault' in found ? [] : [found.value];
    });
  const take = <Value>(text: string | undefined, read: Read<Value>): Value | undefined =>
    text === undefined ? undefined : takeAll([text], read)?.[0];
  const own = takeAll(options.field, readOwnFlag);
  const given: Given = knownFields({
    title: take(options.title, readTitle),
    lang: take(options.lang, (text) => readWord('--lang', text, LANGUAGES)),
    templateName: take(options.template, readTemplateName),
    severity: take(options.severity, (text) => readWord('--severity', text, SEVERITIES)),
    tlp: take(options.tlp, (text) => readWord('--tlp', text, TLP)),
    detected: take(options.detected, readDetected),
    tags: takeAll(options.tag, readTag),
    indicators: takeAll(options.indicator, readIndicator),
    related: takeAll(options.related, readReportId),
    sources: takeAll(options.source, readSource),
    own: own === undefined ? undefined : (Object.fromEntries(own) as Given['own']),
    service: take(options.service, readService),
  });
  return { given, faults };
}

type Read<Value> = (text: string, scene: Scene) => ReadValue<Value>;

/** What a report needs to be told where nobody can be asked: the flag, and an example of it. */
const NEEDED: readonly (readonly [key: keyof Given, flag: string])[] = [
  ['title', '--title "What happened, in one line"'],
  ['templateName', '--template security-incident'],
  ['severity', '--severity medium'],
  ['detected', '--detected now'],
];

/** Says all flags that are missing at once. With `--yes` only the title is needed. */
export function explainMissing(
  given: Given,
  { yes, json }: NewOptions,
  scene: Pick<Scene, 'settings'>,
): UserError | undefined {
  const needed = yes ? NEEDED.slice(0, 1) : NEEDED;
  const ofTeam = missingFields(given, scene);
  const missing = [...needed.filter(([key]) => given[key] === undefined).map(([, flag]) => flag), ...ofTeam];
  if (missing.length === 0) return undefined;
  const names = missing
    .map(
      (flag) => `\`${flag.startsWith('--field') ? (flag.split('=')[0] ?? '') : (flag.split(' ')[0] ?? '')}\``,
    )
    .join(', ');
  const isTitleAlone = missing.length === 1 && given.title === undefined;
  const why = yes
    ? '`--yes` asks nothing'
    : json
      ? '`--json` asks nothing'
      : 'There is no terminal to ask in';
  return new UserError(
    `${why}, and ${missing.length === 1 ? 'this is' : 'these are'} missing: ${names}.`,
    `Write ${missing.join(' ')}${isTitleAlone || ofTeam.length > 0 ? '' : ', or only the title and --yes, which takes these values for the rest'}.`,
  );
}
