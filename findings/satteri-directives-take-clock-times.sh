#!/bin/sh
# Sätteri 0.10.5 with `features: { directive: true }`, and remark-directive 4.0.0: a colon and digits are a text directive,
# although the proposal for directives lets a name begin with a letter. Sätteri leaves a directive without a handler out, so
# a clock time loses its seconds, an address its port and a MAC address its end, on a page that shows no sign of it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund satteri@0.10.5 remark-parse@11.0.0 remark-directive@4.0.0 remark-stringify@11.0.0 unified@11.0.5
cat >try.mjs <<'JS'
import { markdownToHtml } from 'satteri';
import { unified } from 'unified';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';

const remark = unified().use(remarkParse).use(remarkDirective);
const cases = {
  'at 12:30:45 UTC': '<p>at 12:30 UTC</p>',
  '2026-01-02T03:04:05Z': '<p>2026-01-02T03:04</p>',
  '203.0.113.7:443': '<p>203.0.113.7</p>',
  '00:00:5e:00:53:01': '<p>00:00:5e:00:53</p>',
};
for (const [source, expected] of Object.entries(cases)) {
  const { html } = markdownToHtml(source, { features: { directive: true } });
  const plain = markdownToHtml(source, { features: {} }).html.trim();
  const peer = remark.parse(source).children[0].children.some(({ type }) => type === 'textDirective');
  console.log(`${source}  =>  ${html.trim()}   (without the feature ${plain}; a directive to remark-directive: ${peer})`);
  if (html.trim() !== expected || !peer || plain !== `<p>${source}</p>`) process.exitCode = 1;
}
JS
node try.mjs
