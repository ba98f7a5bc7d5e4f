import { isMap, parseDocument, type Document } from 'yaml';
import { LANGUAGES, SEVERITIES, type Language, type Severity } from '../../../schemas/vocabulary.ts';
import { splitFrontMatter } from '../model/front-matter.ts';
import { isMostlyCjk } from '../model/text.ts';
import { isRecord, valueAt } from '../model/values.ts';
import { UserError } from '../model/user-error.ts';
import { listEntries } from './front-matter.ts';

/** What a new report begins with: fields with comments that guide, and a body whose gaps are marked `⟨…⟩`. */
export type Template = {
  /** Kebab-case; unique together with the language. */
  name: string;
  lang: Language;
  /** What a person picks it by. */
  title: string;
  description: string;
  /** Tag ids that fit most reports of this kind; the vocabulary of an archive need not have them. */
  tags: string[];
  /** Urgency that most reports of this kind have. */
  severity: Severity;
  /** YAML text with its comments, without `x_template`. */
  frontMatter: string;
  /** MDX text below the front matter. */
  body: string;
};

const EXAMPLE = 'Begin it with a line `---`, then `x_template: { title: …, description: … }` and the fields.';

/**
 * Reads a template, which is a report file with `x_template` (`title`, `description`, and `tags` that fit) among
 * its fields. Throws a UserError that names the template when it cannot be used.
 */
export function parseTemplate(name: string, text: string): Template {
  const { yaml, body: below } = splitFrontMatter(text.replaceAll('\r\n', '\n'));
  if (yaml === undefined) throw broken(name, 'does not begin with front matter', EXAMPLE);
  const document = parseFields(name, yaml);
  const body = below.trim();
  const lang = LANGUAGES.find((known) => known === document.get('lang'));
  const severity = SEVERITIES.find((known) => known === document.get('severity'));
  return {
    name,
    lang: lang ?? (isMostlyCjk(body) ? 'zh-CN' : 'en'),
    ...readAbout(name, document),
    severity: severity ?? 'medium',
    frontMatter: withoutAbout(yaml),
    body,
  };
}

function parseFields(name: string, yaml: string): Document {
  const document = parseDocument(yaml, { prettyErrors: false, stringKeys: true });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const line = yaml.slice(0, fault.pos[0]).split('\n').length + 1;
    const hint = `Line ${line}: ${fault.message.replace(/\.?$/, '.')}`;
    throw broken(name, 'has front matter that is not valid YAML', hint);
  }
  if (!isMap(document.contents)) throw broken(name, 'has no fields in its front matter', EXAMPLE);
  return document;
}

function readAbout(name: string, document: Document): Pick<Template, 'title' | 'description' | 'tags'> {
  const told = valueAt(document.toJS({ maxAliasCount: 0 }), ['x_template']);
  const { title, description, tags } = isRecord(told) ? told : {};
  if (typeof title !== 'string' || title.trim() === '')
    throw broken(name, 'does not say what it is for', 'Write `x_template: { title: …, description: … }`.');
  return {
    title: title.trim(),
    description: typeof description === 'string' ? description.trim() : '',
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
  };
}

/** The YAML without what is said of the template itself; its other lines stay as they are. */
function withoutAbout(yaml: string): string {
  const lines = yaml.trimEnd().split('\n');
  const entries = listEntries(lines, { from: 0, to: lines.length, indent: 0 });
  const about = entries.find(({ key }) => key === 'x_template');
  if (about !== undefined) lines.splice(about.from, about.to - about.from);
  const text = lines.join('\n').replace(/^\n+/, '').trimEnd();
  return text === '' ? '' : `${text}\n`;
}

function broken(name: string, fault: string, hint: string): UserError {
  return new UserError(`The template \`${name}\` ${fault}.`, hint, 1);
}
