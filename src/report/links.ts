import type { HastNode } from 'satteri';
import { defang as defangValue } from '../core/defang.ts';
import { refang } from '../core/indicators.ts';
import { renderCitation } from './citations.ts';
import type { BodyContext, Place } from './context.ts';
import { defang } from './inline-text.ts';
import { firstLine } from './refusals.ts';
import { attributeOf, element, endOf, plainText, startOf, text } from './tree.ts';
import type { Element, ElementContent } from './tree.ts';

const ANCHOR = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** A citation, a link that an author wrote on purpose, or the defanged text of an address that stands in the prose. */
export function renderLink(
  node: Element & HastNode,
  place: Place,
  context: BodyContext,
  children: ElementContent[],
): ElementContent[] {
  const href = attributeOf(node, 'href');
  const start = startOf(node);
  if (context.source.startsWith('[[', start)) return renderWikilink(href, node, context, children);
  if (
    node.properties['dataFootnoteRef'] !== undefined ||
    node.properties['dataFootnoteBackref'] !== undefined
  )
    return [footnoteLink(node, children)];
  if (place.inLink) return children;
  if (context.source[start] !== '[')
    return [element('span', { className: ['indicator'] }, [text(defangValue(plainText(children)))])];
  const cited = citedAddress(href, context);
  if (cited !== undefined)
    return [renderCitation({ target: cited, words: children, start, end: endOf(node) }, context)];
  return renderWrittenLink(href, node, context, children);
}

function renderWikilink(
  href: string,
  node: HastNode,
  context: BodyContext,
  children: ElementContent[],
): ElementContent[] {
  const start = startOf(node);
  const end = endOf(node);
  const written = context.source.slice(start, end);
  // A pipe in a table cell is escaped, and the backslash stays in the address.
  const target = decode(href).replace(/\\$/, '').trim();
  const [id = '', anchor] = target.split('#', 2);
  const isId = id.replace(context.idPattern, '') === '' && id !== '';
  if (!isId || (anchor !== undefined && !ANCHOR.test(anchor))) {
    context.report({
      rule: 'citation',
      message: `\`${firstLine(written)}\` is not a citation.`,
      hint: isId
        ? `Write the anchor as it stands on the page, such as \`[[${id}#F1]]\`.`
        : 'Cite a report as `[[INC-2023-0001]]` or `[[INC-2023-0001#F2|words]]`; put a command with `[[` in backticks.',
      range: context.locator.range(start, end),
    });
    return children;
  }
  const hasWords = written.includes('|');
  return [renderCitation({ target, ...(hasWords ? { words: children } : {}), start, end }, context)];
}

function footnoteLink(node: Element, children: ElementContent[]): ElementContent {
  const { href, id, ariaDescribedBy, ariaLabel } = node.properties;
  const isBack = node.properties['dataFootnoteBackref'] !== undefined;
  return element(
    'a',
    {
      href,
      id,
      ariaDescribedBy,
      ariaLabel,
      className: [isBack ? 'footnote-back' : 'footnote-ref'],
      dataSilent: '',
    },
    children,
  );
}

/** `ID#anchor` when the address is a report page of this site. */
function citedAddress(href: string, context: BodyContext): string | undefined {
  const path = href.startsWith(context.address) ? `/${href.slice(context.address.length)}` : href;
  const match = /^\/+incidents\/([^/#?]+)\/?(?:\?[^#]*)?(?:#([\w-]+))?$/.exec(path);
  const [, id = '', anchor] = match ?? [];
  if (id === '' || id.replace(context.idPattern, '') !== '') return undefined;
  return anchor === undefined ? id : `${id}#${anchor}`;
}

function renderWrittenLink(
  href: string,
  node: HastNode,
  context: BodyContext,
  children: ElementContent[],
): ElementContent[] {
  const range = context.locator.range(startOf(node), endOf(node));
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(stripControls(decode(href)))?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (/^(#|\/(?!\/)|\.{0,2}\/?[\w-])/.test(href)) return [element('a', { href }, children)];
    context.report({
      rule: 'link',
      message: `\`${firstLine(href)}\` is not an address that a report may link to.`,
      hint: 'Write a full address with https://.',
      range,
    });
    return children;
  }
  if (scheme === 'mailto') return children;
  if (scheme !== 'http' && scheme !== 'https') {
    context.report({
      rule: 'link',
      message: `A link to \`${scheme}:\` is not allowed.`,
      hint: 'Link to https:// addresses only; quote anything else in backticks.',
      range,
    });
    return children;
  }
  if (isIndicator(href, context)) return [...children, ...defang(` (${href})`, context)];
  return [element('a', { href, rel: ['noreferrer', 'nofollow', 'external'] }, children)];
}

/** An address whose host or whole value the report lists as an indicator never goes live. */
function isIndicator(href: string, context: BodyContext): boolean {
  if (!URL.canParse(href)) return true;
  const { hostname } = new URL(href);
  for (const value of context.knownIndicators) {
    const plain = refang(value).toLowerCase();
    if (plain === hostname || plain === href.toLowerCase() || hostname.endsWith(`.${plain}`)) return true;
    if (URL.canParse(plain) && new URL(plain).hostname === hostname) return true;
  }
  return false;
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function stripControls(value: string): string {
  return value.replace(/[\p{Cc}\p{Zs}]/gu, '');
}
