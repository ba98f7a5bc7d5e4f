import type { HastNode } from 'satteri';
import type { BodyContext } from './context.ts';
import { defang, defangWords } from './inline-text.ts';
import { attributeOf, endOf, element, isElement, startOf, text } from './tree.ts';
import type { Element, ElementContent } from './tree.ts';

/** A figure with an image that stands beside the report. The site fills in its address. */
export function renderImage(node: Element & HastNode, context: BodyContext): ElementContent[] {
  const source = decodeSource(attributeOf(node, 'src'));
  const alt = defangWords(attributeOf(node, 'alt').trim(), context);
  const range = context.locator.range(startOf(node), endOf(node));
  if (alt === '') {
    context.report({
      rule: 'image',
      message: `The image \`${source}\` has no alternative text.`,
      hint: 'Say what it shows: `![Login page of the bastion host](./login.png)`.',
      range,
    });
  }
  const image = context.loadImage(source);
  if ('problem' in image) {
    context.report({ rule: 'image', message: image.problem, hint: image.hint, range });
    return alt === '' ? [] : [element('em', {}, [text(alt)])];
  }
  if (!context.images.some((known) => known.name === image.name)) context.images.push(image);
  const title = attributeOf(node, 'title');
  const caption = title === '' ? [] : [element('figcaption', {}, defang(title, context))];
  return [
    element('figure', { className: ['image'] }, [
      element(
        'img',
        {
          dataImage: image.name,
          alt,
          width: image.width,
          height: image.height,
          loading: 'lazy',
          decoding: 'async',
        },
        [],
      ),
      ...caption,
    ]),
  ];
}

/** Pictures without a frame and caption, for places that hold a line of text: links, headings, emphasis. */
export function unframeImages(children: ElementContent[]): ElementContent[] {
  return children.map((child) => (isElement(child, 'figure') ? (child.children[0] ?? child) : child));
}

function decodeSource(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}
