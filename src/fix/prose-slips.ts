import { nearestWord } from '../core/model/nearest.ts';
import { elementNames } from '../compile/elements/index.ts';
import { explainSlip } from '../compile/slips.ts';
import { faultsOf, type Manuscript } from './manuscript.ts';

/** A `<` or `{` of the prose that the reader refuses: where it stands, and the text from there on. */
type ProseSlip = { at: number; rest: string };

/** Every slip in prose that the reader tells. Other faults of the same rules, as in a tag of ours, are none. */
export function findSlips(manuscript: Manuscript): ProseSlip[] {
  const { text } = manuscript.locator;
  return faultsOf(manuscript, 'mdx-syntax', 'no-code')
    .filter(({ at, message }) => /[<{]/.test(text.charAt(at)) && explainSlip(text, at)?.message === message)
    .map(({ at }) => ({ at, rest: text.slice(at, at + 1000) }));
}

/** Whether the author can only have meant the characters, so that a backslash before them changes no meaning. */
export function isText({ at, rest }: ProseSlip, text: string): boolean {
  return rest.startsWith('{') ? !isCode(rest) : isPlaceholder(rest, text.slice(at));
}

/** A comment, and the space that formatters of MDX write. */
function isCode(rest: string): boolean {
  return /^\{\s*\/[*/]/.test(rest) || /^\{\s*(["'`])\s*\1\s*\}/.test(rest);
}

function isPlaceholder(rest: string, behind: string): boolean {
  if (/^<[!?/]/.test(rest)) return false;
  const [tag, name, inside = ''] =
    /^<([A-Za-z][\w.:-]*)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*|\/)?)>/.exec(rest) ?? [];
  if (tag === undefined || name === undefined) return !isAddress(rest) && !isOpenTag(rest);
  if (/[=/]/.test(inside) || behind.includes(`</${name}>`)) return false;
  return !HTML_NAMES.has(name.toLowerCase()) && !isNearElement(name);
}

/** The beginning of a tag that is not closed by a `>`; without attributes it is a comparison, such as `a <b`. */
function isOpenTag(rest: string): boolean {
  const [, name = '', attribute] = /^<([A-Za-z][\w.:-]*)(\s+[\w-]+=)?/.exec(rest) ?? [];
  return attribute !== undefined || isNearElement(name);
}

/** Whether a name was rather meant to be one of our elements; with a small letter only the very same name was. */
function isNearElement(name: string): boolean {
  return /^[A-Z]/.test(name)
    ? nearestWord(name, elementNames) !== undefined
    : elementNames.some((known) => known.toLowerCase() === name);
}

function isAddress(rest: string): boolean {
  return /^<(?:https?:|[^\s<>@]+@[^\s<>]+>)/i.test(rest);
}

/** Names of HTML elements. In `<br>` the author meant the element, in `<host>` the text. */
const HTML_NAMES: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body
  br button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir
  div dl dt element em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
  hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee
  math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p
  param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select shadow slot
  small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead
  time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);
