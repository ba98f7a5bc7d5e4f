import { mdxToHast } from 'satteri';

type Node = {
  type: string;
  tagName?: string;
  value?: string;
  children?: Node[];
  position?: { start: { offset: number } };
};

/** What a report would make of some MDX: its plain text without spaces, its elements, and everything that is live in it. */
export function examineMdx(mdx: string): { text: string; elements: string[]; live: string[] } {
  const features = { gfm: true, wikilinks: true, frontmatter: false, smartPunctuation: false };
  const found = { text: '', elements: [] as string[], live: [] as string[] };
  const visit = (node: Node): void => {
    if (node.type === 'text') found.text += node.value ?? '';
    if (node.type === 'element') found.elements.push(node.tagName ?? '');
    if (isLive(node, mdx)) found.live.push(node.tagName ?? node.type);
    node.children?.forEach(visit);
  };
  visit(mdxToHast(mdx, { features }) as unknown as Node);
  return { ...found, text: withoutSpaces(found.text) };
}

export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Code, JSX, HTML, pictures, and links that somebody wrote; a bare address is no link in a report. */
function isLive(node: Node, mdx: string): boolean {
  if (node.type === 'element' && node.tagName === 'a') return mdx[node.position?.start.offset ?? 0] === '[';
  if (node.type === 'element') return node.tagName === 'img';
  return node.type !== 'text' && node.type !== 'root';
}
