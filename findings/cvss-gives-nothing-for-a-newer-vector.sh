#!/bin/sh
# cvss 1.0.5: a vector of CVSS 3.1 scores 0 with the rating None, whatever stands in it, and nothing is thrown; the same metrics
# as 3.0, whose base score is defined alike, are 9.8 and Critical. With `throw: true` it says what it misses.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund cvss@1.0.5 ae-cvss-calculator@1.0.13
cat >try.js <<'JS'
const { Cvss3P0, Cvss3P1 } = require('ae-cvss-calculator');
const cvss = require('cvss');

const metrics = 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const cases = [
  [`CVSS:3.0/${metrics}`, Cvss3P0, 9.8, 'Critical'],
  [`CVSS:3.1/${metrics}`, Cvss3P1, 0, 'None'],
];
for (const [vector, Peer, expected, rating] of cases) {
  const { score, rating: said } = cvss.getBase(vector);
  const peer = new Peer(vector).calculateScores().base;
  console.log(`${vector}: ${score} ${said} (ae-cvss-calculator: ${peer})`);
  if (score !== expected || said !== rating || peer !== 9.8) process.exitCode = 1;
}
try {
  cvss.getScore(cases[1][0], { throw: true });
  process.exitCode = 1;
} catch (error) {
  console.log('with throw:', error.message ?? error);
}
JS
node try.js
