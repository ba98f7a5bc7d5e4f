import { describe, expect, it } from 'vitest';
import { CHINESE, sayBy } from '../../../src/core/i18n/say.ts';
import { listFiles } from '../../imports.ts';
import { isProse, readSentences, withoutQuotations, type Sentence } from './sentences.ts';

/** Files that say something to the person at the keyboard, and nothing else that looks like it. */
const SPEAKING =
  /^(?:schemas|src\/(?:archive|build|cli|compile|dev|fix|formats|core\/(?:audience|draft|evidence|model|rules)))\/|^src\/core\/recall\/(?:inventory|warninglist)\.ts$|^src\/(?:core\/exports\/changes\/markdown|core\/search\/named-feeds|site\/site|client\/new\/check-draft)\.ts$/;
const SILENT =
  /^schemas\/(?:documents|json-schema)|^src\/(?:build\/cards|build\/offline(?:-page)?|compile\/sections|core\/draft\/body|core\/model\/drafts|dev\/problems|fix\/verify)\.ts|^src\/formats\/(?:postmortem-|veris-|imported|safe-text|dates|written-dates)/;

/** Words of libraries, names, and what is written into files. */
const NO_WORDS_OF_OURS =
  /^(?:Map keys must|Implicit |Nested mappings|All mapping|Plain value|Not a YAML|Unexpected block|Missing |Block scalar|Tabs are|Unresolved tag|With stringKeys|All sequence|Comments must|Unexpected |front matter$| is missing|This is no process|--|# The tag vocabulary|This folder is filled anew|Unnamed victim|unknown action|Imported record|A category of imported|The first verdict; no reason|Incident reports$|npm (?:install|start)$|incidents tags|assets addr|intel url|indicators value|@media |import \* as|7001\nexport|\(\(\) => )/;

/** Sentences that are put together from lists, or by a library. */
const COMPOSED = [
  '`attack`: A group of fields is not a list.',
  '`verdict`: A list is not a group of fields.',
  '`effort.person_hours`: 9 is not a number of hours from 0 to 7.',
  'Detected: `a`, `b`, 3 more.',
  'Write --title "What happened, in one line" --severity medium.',
  "The file is not JSON: Unexpected token '<'.",
  'The file is not JSON: Unexpected end of JSON input.',
  'The file is not JSON: Expected double-quoted property name.',
  "The file is not JSON: Expected ',' or '}' after property value.",
  "The file is not JSON: Expected ',' or ']' after array element.",
  "The file is not JSON: Expected property name or '}'.",
  "The file is not JSON: Expected ':' after property name.",
  'The file is not JSON: Bad control character in string literal.',
  'The file is not JSON: Bad escaped character.',
  'The file is not JSON: Unterminated string.',
  'The file is not JSON: Unexpected non-whitespace character after JSON.',
  'opened',
  'overdue',
  'ipv4-addr, private',
  'file, may be something else',
  '[options]',
  '[command]',
  'Usage:',
  'Usage',
  'Options:',
  'Arguments:',
  'Commands:',
  'What to find, as in the search box of the site. (default: 10)',
  'Write it in this format. (choices: "text", "md")',
  'Write it in this format. (choices: "text", "md", default: "text")',
  '3 reports, 2 errors, 0 warnings in 0.2 s',
  '3 reports, 2 errors, 0 warnings, 1 suggestion in 0.2 s',
  '3 reports, 2 errors, 0 warnings, 4 suggestions in 0.2 s',
  'The cause is `ip_reuse`, but the report does not say since when the address was ours, nor how old the evidence is.',
  'Add `held_from` to the address in `assets[].ips`, and `last_evidence` to the indicator.',
  'Still to fill in: 2 gaps marked ⟨…⟩, the summary and the verdict.',
  'Still to fill in: the summary and the verdict.',
  'Still to fill in: 1 gap marked ⟨…⟩ and the summary.',
  '`INC-2024-0001` is withdrawn.',
  '`INC-2024-0001` is superseded.',
  '`a.mdx` cannot be written: the disk is full (ENOSPC).',
  'The site itself is in `dist`.',
  'Name a folder elsewhere with --out, such as `--out offline`.',
  '  a.mdx:4  not done: the field `stauts` is now `status` (it is read-only)',
];

const files = ['schemas', 'src']
  .flatMap((folder) => listFiles(folder, ['.ts']))
  .filter((file) => SPEAKING.test(file) && !SILENT.test(file));
const sentences: Sentence[] = [
  ...files.flatMap(readSentences),
  ...COMPOSED.map((text) => ({ place: 'put together', text })),
];

// Each translation carries the number of its entry, so that it can be told which ones were used.
const keys = Object.keys(CHINESE);
const say = sayBy(Object.fromEntries(keys.map((key, at) => [key, `⦃${at}⦄${CHINESE[key]}`])));
const said = sentences.map(({ place, text }) => ({ place, text, chinese: say(text) }));

describe('what a person at the keyboard is told', () => {
  it('is found in the source', () => {
    expect(sentences.filter(({ text }) => isProse(text)).length).toBeGreaterThan(900);
  });

  it('has words in Chinese', () => {
    const english = said
      .filter(({ text, chinese }) => !NO_WORDS_OF_OURS.test(text) && isEnglish(chinese.replace(/⦃\d+⦄/g, '')))
      .map(({ place, text }) => `${place} ${text}`);
    expect([...new Set(english)]).toEqual([]);
  });

  it('needs every entry of the catalogue', () => {
    const used = new Set(said.flatMap(({ chinese }) => chinese.match(/(?<=⦃)\d+(?=⦄)/g) ?? []));
    expect(keys.filter((_, at) => !used.has(String(at)))).toEqual([]);
  });
});

/** Names and values that stand in Chinese as they are. */
const NAMES = new Set(
  'action actor amber false github title asset attribute big5 clear critical diff dist file gbk git gitlab green high informational intel json low medium nginx none outage path red sarif schema text true url webhook'.split(
    ' ',
  ),
);

/** Whether a text is not in Chinese, or not wholly so. */
function isEnglish(text: string): boolean {
  if (isProse(text)) return true;
  if (!/\p{Script=Han}/u.test(text)) return false;
  const words = withoutQuotations(text).match(/(?<![\w./+-])[a-z]{3,}(?![\w./:=-])/g) ?? [];
  return words.some((word) => !NAMES.has(word));
}
