import type { HastNode } from 'satteri';
import { defang as defangValue } from '../core/indicators/defang.ts';
import { refang } from '../core/indicators/indicators.ts';
import { deadenLink, isLiveLink } from '../core/indicators/live-link.ts';
import { nearestWord } from '../core/model/nearest.ts';
import { decodeAddress } from '../core/model/text.ts';
import { findAddresses } from './bare-addresses.ts';
import { renderCitation } from './citations.ts';
import { report, type Body, type Collected, type Given, type Place } from './context.ts';
import { renderFootnoteLink } from './footnotes.ts';
import { defang, renderText } from './inline-text.ts';
import { unmask } from './mask.ts';
import type { Problem } from './problems.ts';
import { inBackticks } from './slips.ts';
import {
  attributeOf,
  childrenOf,
  element,
  endOf,
  isElement,
  plainText,
  spanOf,
  startOf,
  text,
  textAt,
  type Element,
  type ElementContent,
} from './tree.ts';

const ANCHOR = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** A citation, a link that an author wrote on purpose, or the defanged text of an address that stands in the prose. */
export function renderLink(
  node: Element & HastNode,
  place: Place,
  body: Body,
  inside: () => ElementContent[],
): ElementContent[] {
  const href = attributeOf(node, 'href');
  const start = startOf(node);
  if (body.given.source.startsWith('[[', start))
    return renderWikilink({ href, node, children: inside() }, body);
  const { dataFootnoteRef, dataFootnoteBackref } = node.properties;
  if ((dataFootnoteRef ?? dataFootnoteBackref) !== undefined)
    return [renderFootnoteLink(node, inside(), body)];
  if (place.inLink) return inside();
  if (body.given.source[start] !== '[')
    return renderBareAddress(node, writtenText(node, inside), place, body);
  const children = inside();
  const cited = citedAddress(href, body.given);
  const rendered =
    cited === undefined
      ? renderWrittenLink({ href, node, children }, body)
      : [renderCitation({ target: cited, words: children, start, end: endOf(node) }, body)];
  markAddress(node, isElement(rendered[0], 'a'), body);
  return rendered;
}

/** The text of an address without words of its own, as it is written, or as it is shown if there is more than text in it. */
function writtenText(node: Element & HastNode, inside: () => ElementContent[]): string {
  const [only, ...others] = childrenOf(node);
  return only?.type === 'text' && others.length === 0 ? unmask(only.value) : plainText(inside());
}

/** What was taken for one address: each address in it defanged, and the text around them as any other. */
function renderBareAddress(node: HastNode, shown: string, place: Place, body: Body): ElementContent[] {
  const start = startOf(node);
  const output: ElementContent[] = [];
  let last = 0;
  const addText = (to: number): void => {
    const between = textAt(shown.slice(last, to), start + last);
    if (to > last && between.type === 'text') output.push(...renderText(between, place, body));
  };
  for (const { address, index } of findAddresses(shown)) {
    addText(index);
    output.push(element('span', { className: ['indicator'] }, [text(deadenBare(address))]));
    last = index + address.length;
  }
  addText(shown.length);
  return output;
}

/** Also where no scheme stands ahead of a host. */
function deadenBare(address: string): string {
  if (!/^www\./i.test(address)) return defangValue(address);
  const [host = ''] = /^[^/?#]*/.exec(address) ?? [];
  return host.replaceAll('.', '[.]') + address.slice(host.length);
}

/** What follows the words; a link to an address that is written elsewhere has none. */
function markAddress(node: Element & HastNode, isLive: boolean, { given, collected }: Body): void {
  const [start, end] = spanOf(node);
  const words = childrenOf(node).at(-1);
  const address = words === undefined ? start + 1 : endOf(words);
  const list = isLive ? collected.marks.addresses : collected.marks.unlinked;
  if (given.source.startsWith('](', address)) list.push([address, end]);
}

/** A link as it was parsed, and its words as they are shown. */
type Link = { href: string; node: Element & HastNode; children: ElementContent[] };

function renderWikilink({ href, node, children }: Link, body: Body): ElementContent[] {
  const [start, end] = spanOf(node);
  const written = body.given.source.slice(start, end);
  // A pipe in a table cell is escaped, and the backslash stays in the address.
  const target = decodeAddress(href)
    .replace(/\\$/, '')
    // The digest of the text that is cited: the address has no use for it.
    .replace(/@[0-9a-f]{7,64}(?=#|\s*$)/, '')
    .trim();
  const [id = '', ...anchors] = target.split('#');
  const anchor = anchors.length === 0 ? undefined : anchors.join('#');
  const isId = id.replace(body.given.idPattern, '') === '' && id !== '';
  const meant = isId ? undefined : findMeantId(id, body.given);
  if (!isId || (anchor !== undefined && !ANCHOR.test(anchor))) {
    report(body, [start, end], {
      rule: 'citation',
      message: `\`${inBackticks(written)}\` is not a citation.`,
      hint: isId
        ? `Write the anchor as it stands on the page, such as \`[[${id}#F1]]\`.`
        : meant !== undefined
          ? `Write \`[[${meant}${anchor === undefined ? '' : `#${anchor}`}]]\`: an id has capitals, plain digits and hyphens.`
          : 'Cite a report as `[[INC-2023-0001]]` or `[[INC-2023-0001#F2|words]]`; put a command with `[[` in backticks.',
    });
    return children;
  }
  const hasWords = written.includes('|');
  return [renderCitation({ target, ...(hasWords ? { words: children } : {}), start, end }, body)];
}

/** An id in small letters, full-width characters, or with other dashes. */
function findMeantId(id: string, { idPattern }: Given): string | undefined {
  const plain = id
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s_\u2010-\u2015\u2212]+/g, '-');
  return plain !== '' && plain.replace(idPattern, '') === '' ? plain : undefined;
}

/** `ID#anchor` when the address is a report page of this site. */
function citedAddress(href: string, { address, idPattern }: Given): string | undefined {
  const base = [address, new URL(address).pathname].find((start) => href.startsWith(start));
  const path = base === undefined ? href : `/${href.slice(base.length)}`;
  const match = /^\/+incidents\/([^/#?]+)\/?(?:\?[^#]*)?(?:#([\w-]+))?$/.exec(path);
  const [, id = '', anchor] = match ?? [];
  if (id === '' || id.replace(idPattern, '') !== '') return undefined;
  return anchor === undefined ? id : `${id}#${anchor}`;
}

function renderWrittenLink({ href, node, children }: Link, body: Body): ElementContent[] {
  const range = spanOf(node);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(stripControls(decodeAddress(href)))?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (href.startsWith('#')) return [linkInside({ href, node, children }, body)];
    report(body, range, { rule: 'link', ...explainRelative(href) });
    return children;
  }
  if (scheme === 'mailto') return [...children, ...mailBehind(href, children, body.given)];
  if (scheme !== 'http' && scheme !== 'https') {
    report(body, range, {
      rule: 'link',
      message: `A link to \`${scheme}:\` is not allowed.`,
      hint: 'Link to https:// addresses only; quote anything else in backticks.',
    });
    return children;
  }
  if (!isLiveLink(href, body.given.knownIndicators)) {
    const address = element('span', { className: ['indicator'] }, [text(deadenLink(href))]);
    return [...children, text(' ('), address, text(')')];
  }
  body.collected.links.push({ address: href, range: body.given.locator.range(...range) });
  const title = attributeOf(node, 'title') || undefined;
  return [element('a', { href, rel: ['noreferrer', 'nofollow', 'external'], title }, children)];
}

/** No link leads to a mail address; where the words do not hold it, it stands behind them. */
function mailBehind(href: string, children: ElementContent[], given: Given): ElementContent[] {
  const address = decodeAddress(href.replace(/^mailto:|\?.*$/gi, ''));
  const words = refang(plainText(children));
  return address === '' || words.includes(address) ? [] : defang(` (${address})`, given);
}

function linkInside({ href, node, children }: Link, { given, collected }: Body): ElementContent {
  const link = element('a', { href }, children);
  const range = given.locator.range(...spanOf(node));
  collected.innerLinks.push({ link, anchor: decodeAddress(href.slice(1)), range });
  return link;
}

/** Nothing but the pictures of a report is published beside it. Imported texts are full of paths of their old home. */
function explainRelative(href: string): Pick<Problem, 'message' | 'hint' | 'level'> {
  if (href === '')
    return { message: 'This link has no address.', hint: 'Write a full address with https://.' };
  if (!/^(\/(?!\/)|\.{0,2}\/?[\w-])/.test(href)) {
    return {
      message: `\`${inBackticks(href)}\` is not an address that a report may link to.`,
      hint: 'Write a full address with https://.',
    };
  }
  return {
    level: 'warning',
    message: `\`${inBackticks(href)}\` is a path, and nothing but reports and their pictures is published.`,
    hint: 'Cite a report as `[[INC-2023-0001]]`, link to a part of this one as `#F1`, or write a full address with https://.',
  };
}

function stripControls(value: string): string {
  return value.replace(/[\p{Cc}\p{Zs}]/gu, '');
}

/** Reports links to parts that the report does not have; they become plain words. */
export function checkInnerLinks({ innerLinks, anchors, problems }: Collected): void {
  for (const { link, anchor, range } of innerLinks) {
    if (anchors.has(anchor)) continue;
    link.tagName = 'span';
    link.properties = {};
    const nearest = nearestWord(anchor, anchors);
    problems.push({
      rule: 'link',
      level: 'warning',
      message: `This report has no part \`${anchor}\`.`,
      hint:
        nearest === undefined
          ? 'Link to an element, such as `#F1`, or to a section, such as `#findings`.'
          : `Did you mean \`#${nearest}\`?`,
      range,
    });
  }
}
