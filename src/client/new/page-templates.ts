import { parse } from 'yaml';
import { LANGUAGES, SEVERITIES } from '../../../schemas/vocabulary.ts';
import type { FieldValues } from '../../core/draft/field-values.ts';
import type { Template } from '../../core/draft/template.ts';
import { presetsOf } from './answers.ts';
import { splitFrontMatter } from '../../core/model/front-matter.ts';

/** A template as the form offers it: `key` is the value of its choice. */
export type OfferedTemplate = { key: string; template: Template; presets: FieldValues };

/** The templates whose texts stand on the page. */
export function readPageTemplates(root: ParentNode): OfferedTemplate[] {
  return [...root.querySelectorAll<HTMLElement>('[data-template]')].map((block) => {
    const { template: key = '', title = '', description = '', tags = '', severity } = block.dataset;
    const { yaml: front = '', body } = splitFrontMatter(block.textContent);
    const [name = '', lang] = key.split('/');
    const template: Template = {
      name,
      lang: LANGUAGES.find((known) => known === lang) ?? 'en',
      title,
      description,
      tags: tags.split(' ').filter((tag) => tag !== ''),
      severity: SEVERITIES.find((known) => known === severity) ?? 'medium',
      frontMatter: front,
      body: body.trim(),
    };
    return { key, template, presets: presetsOf(template, readFront(front)) };
  });
}

/** What cannot be read presets nothing; the check tells what is wrong with it. */
function readFront(front: string): unknown {
  try {
    return parse(front);
  } catch {
    return undefined;
  }
}
