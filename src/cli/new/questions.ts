import { SEVERITIES } from '../../../schemas/vocabulary.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import { getWords } from '../../core/i18n/words.ts';
import type { AlertSource, DraftIndicator } from '../../core/draft/draft.ts';
import type { Template } from '../../core/draft/template.ts';
import type { Terminal } from '../io.ts';
import { currentTime, findTemplate, likelyLanguage, usualTags } from './choices.ts';
import type { Choices, Given } from './choices.ts';
import { readTitle } from './flags.ts';
import { askForEvidence } from './evidence-questions.ts';
import { createPrompts } from './prompts.ts';
import type { Prompts } from './prompts.ts';
import { createTagSearch } from './tag-search.ts';
import { readDetected, readSource } from './read-values.ts';
import type { ReadValue } from './read-values.ts';
import { templatesFor } from './scene.ts';
import type { Scene } from './scene.ts';

/** Asks for everything that the flags leave open. Rejects with `BROKEN_OFF` when the person breaks off. */
export async function askForChoices(given: Given, scene: Scene, terminal: Terminal): Promise<Choices> {
  const prompts = createPrompts(terminal);
  const title = given.title ?? (await askForTitle(prompts));
  const lang = given.lang ?? (await askForLanguage({ ...given, title }, scene, prompts));
  const template =
    given.templateName === undefined
      ? await askForTemplate(lang, scene, prompts)
      : findTemplate(given.templateName, lang, scene);
  const severity = given.severity ?? (await askForSeverity(template, lang, prompts));
  const detected = given.detected ?? (await askForDetected(scene, prompts));
  const tags = given.tags ?? (await askForTags(template, lang, scene, prompts));
  const evidence = await askForEvidence(given, scene, { prompts, terminal });
  const source = given.source ?? (await askForSource(evidence.indicators, scene, prompts));
  const { templateName: _, ...rest } = given;
  return {
    ...rest,
    title,
    lang,
    template,
    severity,
    detected,
    tags,
    ...evidence,
    ...(source === undefined ? {} : { source }),
  };
}

async function askForTitle(prompts: Prompts): Promise<string> {
  const title = await prompts.text('What happened? One line, the title of the report.', {
    placeholder: 'Build host called a C2 server by one feed',
    check: (answer) => faultOf(readTitle(answer)),
  });
  return valueOf(readTitle(title)) ?? title;
}

function askForLanguage(given: Given, scene: Scene, prompts: Prompts): Promise<Language> {
  return prompts.one(
    'Which language is it written in?',
    [
      { value: 'en', label: 'English' },
      { value: 'zh-CN', label: '中文' },
    ],
    likelyLanguage(given, scene),
  );
}

async function askForTemplate(lang: Language, scene: Scene, prompts: Prompts): Promise<Template> {
  const templates = templatesFor(scene, lang);
  const name = await prompts.one(
    'Which template?',
    templates.map((template) => ({
      value: template.name,
      label: template.lang === lang ? template.title : `${template.title} (${template.lang})`,
      hint: template.description,
    })),
    findTemplate(undefined, lang, scene).name,
  );
  return findTemplate(name, lang, scene);
}

function askForSeverity(
  { severity }: Template,
  lang: Language,
  prompts: Prompts,
): Promise<Choices['severity']> {
  const { labels } = getWords(lang);
  return prompts.one(
    'How severe is it, as far as you know?',
    SEVERITIES.map((value) => ({ value, label: labels.severity[value] })),
    severity,
  );
}

async function askForDetected(scene: Scene, prompts: Prompts): Promise<string> {
  const answer = await prompts.text(
    `When was it noticed first? Times are those of ${scene.settings.timeZone}.`,
    {
      placeholder: 'now, 40 min ago, yesterday 14:00, 昨天 14:00, 2026-11-20 09:10, 2026-11',
      check: (text) => (text.trim() === '' ? undefined : faultOf(readDetected(text, scene))),
    },
  );
  return answer.trim() === ''
    ? currentTime(scene)
    : (valueOf(readDetected(answer, scene)) ?? currentTime(scene));
}

async function askForTags(
  template: Template,
  lang: Language,
  scene: Scene,
  prompts: Prompts,
): Promise<string[]> {
  const tags = Object.entries(scene.archive.tags);
  if (tags.length === 0) return [];
  const choices = tags.map(([id, { label, description }]) => {
    const hint = description?.[lang] ?? description?.en;
    return { value: id, label: label[lang] ?? label.en, ...(hint === undefined ? {} : { hint }) };
  });
  return prompts.many('Which tags fit?', choices, {
    initial: usualTags(template, scene),
    search: createTagSearch(scene.archive.tags),
  });
}

async function askForSource(
  indicators: readonly DraftIndicator[],
  scene: Scene,
  prompts: Prompts,
): Promise<AlertSource | undefined> {
  const answer = await prompts.text('What raised it? Leave it empty when nothing did.', {
    placeholder: 'name of the intel source, tool or rule',
    check: (text) => (text.trim() === '' ? undefined : faultOf(readSource(text, scene))),
  });
  const source = answer.trim() === '' ? undefined : valueOf(readSource(answer, scene));
  if (source === undefined || source.kind === 'intel' || indicators.length === 0 || answer.includes('='))
    return source;
  const kind = await prompts.one(
    `What is ${source.name}?`,
    [
      { value: 'detection', label: 'A detection of ours', hint: 'SIEM rule, EDR, monitoring, a person' },
      { value: 'intel', label: 'An intel source', hint: 'it labels an address, a domain or a file' },
    ],
    'detection',
  );
  return { kind, name: source.name };
}

function faultOf(read: ReadValue<unknown>): string | undefined {
  return 'fault' in read ? read.fault : undefined;
}

function valueOf<Value>(read: ReadValue<Value>): Value | undefined {
  return 'value' in read ? read.value : undefined;
}
