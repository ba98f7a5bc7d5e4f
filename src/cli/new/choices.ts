import type { Settings } from '../../../schemas/settings.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import type { Answers, DraftIndicator } from '../../core/draft/draft.ts';
import type { Template } from '../../core/draft/template.ts';
import { isPrivateAddress } from '../../core/indicators/addresses.ts';
import { extractIndicators } from '../../core/indicators/extract.ts';
import type { Archive } from '../../core/model/archive.ts';
import { tagsInUse } from '../../core/model/tags.ts';
import { isMostlyCjk } from '../../core/model/text.ts';
import { timestampAt } from '../../core/time/zone.ts';
import type { OwnRule } from '../../core/rules/rule.ts';
import type { Io } from '../io.ts';

/** What a report is written or changed in; `own` are the rules of the team. */
export type Setting = { io: Io; settings: Settings; archive: Archive; own?: readonly OwnRule[] | undefined };

/** What a new report is written into. */
export type Scene = Setting & { templates: readonly Template[] };

/** Everything that makes a new report, decided; `related` are ids of earlier reports. */
export type Choices = Omit<Answers, 'relations'> & { template: Template; related: string[] };

/** What a person said by flags. The template is a name until the language is known. */
export type Given = Partial<Omit<Choices, 'template'>> & { templateName?: string };

/** Template of a report of which nothing more is known. */
const USUAL_TEMPLATE = 'security-incident';

/** The flags with a default for whatever they do not say. */
export function withDefaults(given: Given & { title: string }, scene: Scene): Choices {
  const lang = likelyLanguage(given, scene);
  const { templateName, ...rest } = given;
  const template = findTemplate(templateName, lang, scene);
  const pasted = given.paste === undefined ? [] : extractDraftIndicators(given.paste).shared;
  return {
    ...rest,
    lang,
    template,
    severity: given.severity ?? template.severity,
    detected: given.detected ?? currentTime(scene),
    tags: given.tags ?? usualTags(template, scene),
    indicators: mergeIndicators(given.indicators ?? [], pasted),
    related: given.related ?? [],
  };
}

/** The language that a person most likely writes in. */
export function likelyLanguage({ lang, title }: Given, { settings }: Scene): Language {
  return lang ?? (title !== undefined && isMostlyCjk(title) ? 'zh-CN' : settings.language);
}

/** Templates that can be chosen for a language: its own, then those that exist in another language only. */
export function templatesFor({ templates }: Scene, lang: Language): Template[] {
  const own = templates.filter((template) => template.lang === lang);
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...templates.filter(({ name, lang: other }) => other !== lang && !names.has(name))];
}

export function findTemplate(name: string | undefined, lang: Language, scene: Scene): Template {
  const known = templatesFor(scene, lang);
  const template = known.find((one) => one.name === (name ?? USUAL_TEMPLATE)) ?? known[0];
  if (template === undefined) throw new Error('There are no templates.');
  return template;
}

/** The tags of a template that the archive knows. */
export function usualTags({ tags }: Template, { archive }: Scene): string[] {
  const usable = tagsInUse(archive.tags);
  return tags.filter((tag) => usable.includes(tag));
}

/** The moment at which the command runs, by the clock of the archive. */
export function currentTime({ io, settings }: Setting): string {
  return timestampAt(io.now().getTime(), settings.timeZone);
}

/** Values of a raw text: those that others may meet as well, those of our own network alone, and what may be something else. */
export function extractDraftIndicators(
  paste: string,
): Record<'shared' | 'own' | 'doubtful', DraftIndicator[]> {
  const found = Map.groupBy(extractIndicators(paste), ({ value, doubtful }) =>
    doubtful ? 'doubtful' : isPrivateAddress(value) ? 'own' : 'shared',
  );
  const list = (group: 'shared' | 'own' | 'doubtful'): DraftIndicator[] =>
    (found.get(group) ?? []).map(({ type, value }) => ({ type, value }));
  return { shared: list('shared'), own: list('own'), doubtful: list('doubtful') };
}

/** Both lists, each value once. */
export function mergeIndicators(...lists: readonly (readonly DraftIndicator[])[]): DraftIndicator[] {
  const all = lists.flat().map((one) => [`${one.type} ${one.value}`, one] as const);
  return [...new Map(all).values()];
}

/** What is said of an incident in words, for the archive to be asked. */
export function textOf({
  title = '',
  paste = '',
  sources = [],
}: Pick<Given, 'title' | 'paste' | 'sources'>): string {
  return [title, paste, ...sources.map(({ name }) => name)].filter((part) => part !== '').join('\n');
}
