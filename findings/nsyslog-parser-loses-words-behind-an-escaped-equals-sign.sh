#!/bin/sh
# nsyslog-parser 0.10.1: an equals sign in a value of a CEF alert is written `\=` by the format. The parser takes it for the
# end of a key. Inside the first word the backslash stays and the rest of the word is gone, so a command line loses its command
# and an address its query; in a later word a field of its own begins, `user\`. No error is given.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund nsyslog-parser@0.10.1
cat >try.js <<'JS'
const parse = require('nsyslog-parser');

const cases = {
  'cs1=run\\=whoami /all': { cs1: 'run\\ /all' },
  'request=https://wiki.example/?id\\=7&page\\=8': { request: 'https://wiki.example/?id\\' },
  'msg=login as user\\=root failed': { msg: 'login as', 'user\\': 'root failed' },
};
for (const [field, expected] of Object.entries(cases)) {
  const { type, fields } = parse(`CEF:0|Vendor|Sensor|1.0|100|Alert|5|src=203.0.113.7 ${field} dst=198.51.100.4`);
  console.log(`${field}  =>  ${JSON.stringify(fields)}`);
  const whole = { src: '203.0.113.7', ...expected, dst: '198.51.100.4' };
  if (type !== 'CEF' || JSON.stringify(fields) !== JSON.stringify(whole)) process.exitCode = 1;
}
JS
node try.js
