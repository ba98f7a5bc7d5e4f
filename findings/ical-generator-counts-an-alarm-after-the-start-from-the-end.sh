#!/bin/sh
# ical-generator 11.1.2: an alarm ten minutes after an event began (`triggerAfter: 600`, documented as "after the event has
# started") is written as ten minutes after its end. `relatesTo: 'START'` beside it, which the types allow there, is not read;
# the method of that name, called afterwards, mends it. An alarm before the start is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund ical-generator@11.1.2
cat >try.js <<'JS'
import { ICalCalendar } from 'ical-generator';

const event = new ICalCalendar().createEvent({
  start: new Date('2026-11-30T08:00:00Z'),
  end: new Date('2026-11-30T20:00:00Z'),
  summary: 'Change window',
});
const create = (data) => event.createAlarm({ type: 'display', ...data });
const cases = [
  ['triggerBefore: 600', create({ triggerBefore: 600 }), 'TRIGGER:-PT10M'],
  ['triggerAfter: 600', create({ triggerAfter: 600 }), 'TRIGGER;RELATED=END:PT10M'],
  ["with relatesTo: 'START'", create({ triggerAfter: 600, relatesTo: 'START' }), 'TRIGGER;RELATED=END:PT10M'],
  ["then relatesTo('START')", create({ triggerAfter: 600 }).relatesTo('START'), 'TRIGGER;RELATED=START:PT10M'],
];
for (const [name, alarm, expected] of cases) {
  const line = /^TRIGGER.*$/m.exec(alarm.toString())?.[0].trim();
  console.log(`${name}  =>  ${line}`);
  if (line !== expected) process.exitCode = 1;
}
JS
node try.js
