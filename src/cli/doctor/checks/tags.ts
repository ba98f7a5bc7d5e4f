import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTags, TAGS_FILE } from '../../../archive/tags.ts';
import { count } from '../../wording.ts';
import { fault, ok, warn, type Check } from '../finding.ts';

export const tagsFile: Check = {
  id: 'tags',
  async find({ read: { settings } }) {
    if (!existsSync(settings.incidents)) return [];
    if (!existsSync(join(settings.incidents, TAGS_FILE)))
      return [
        warn(
          `The archive has no \`${TAGS_FILE}\`, so no report may have a tag.`,
          'Write one line for each tag, such as `phishing: { label: { en: Phishing } }`.',
        ),
      ];
    const { vocabulary, diagnostics } = await readTags(settings.incidents, (file) => file);
    const errors = diagnostics.filter(({ level }) => level === 'error');
    const tags = Object.keys(vocabulary).length;
    if (errors.length === 0) return [ok(`${count(tags, 'tag')} in \`${TAGS_FILE}\``)];
    return errors.map(({ message, hint = '' }) => fault(`\`${TAGS_FILE}\` is wrong: ${message}`, hint));
  },
};
