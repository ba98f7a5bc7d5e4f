#!/bin/sh
# PyMISP 2.5.34.4: an attribute's `first_seen` given as epoch seconds in a text, the form in which MISP's own JSON gives
# `timestamp`, raises nothing. A line goes to the log, the attribute is left without the field, and the event that is sent says
# nothing of when the value was seen. As a number the same moment is taken.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install pymisp==2.5.34.4
cat >try.py <<'PY'
import json, logging
from pymisp import MISPEvent

said = []
handler = logging.Handler()
handler.emit = lambda record: said.append(record.getMessage())
logging.getLogger('pymisp').addHandler(handler)

def seen(value):
    event = MISPEvent()
    event.add_attribute('ip-dst', '203.0.113.7').first_seen = value
    return json.loads(event.to_json())['Attribute'][0].get('first_seen')

number, text = seen(1663545600), seen('1663545600')
print('number:', number)
print('text  :', text, '| log:', said)
assert number is not None and number.startswith('2022-09-19'), 'the number is no longer taken'
assert text is None and len(said) == 1, 'the text is no longer dropped with a line in the log'
PY
env/bin/python try.py
