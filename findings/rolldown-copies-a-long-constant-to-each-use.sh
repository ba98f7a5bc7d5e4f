#!/bin/sh
# Rolldown 1.2.19: the literal of a module's constant is put in the place of its uses however long it is, so a bundle of
# tldts 7.5.5 has its table of labels, 68 KB of text, three times and is twice as large as needed. With
# `optimization: { inlineConst: false }` it stands once.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund rolldown@1.2.19 tldts@7.5.5 node@24.21.0
echo "export { getDomain } from 'tldts';" >main.js
cat >try.js <<'JS'
import { readFileSync } from 'node:fs';
import { rolldown } from 'rolldown';

const table = readFileSync('node_modules/tldts/dist/es6/src/data/trie.js', 'utf8');
const [, label = ''] = /labelText = "([a-z0-9-]{60})/.exec(table) ?? [];

const count = async (options) => {
  const bundle = await rolldown({ input: 'main.js', ...options });
  const { output } = await bundle.generate({ minify: true });
  return [output[0].code.split(label).length - 1, output[0].code.length];
};
const [plain, length] = await count({});
const [kept, short] = await count({ optimization: { inlineConst: false } });
console.log(`by default: ${plain} copies, ${length} characters`);
console.log(`inlineConst false: ${kept} copy, ${short} characters`);
if (plain !== 3 || kept !== 1) throw new Error('Rolldown copies the constant otherwise now.');
JS
node_modules/.bin/node try.js
