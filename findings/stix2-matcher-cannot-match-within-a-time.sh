#!/bin/sh
# stix2-matcher 3.0.0, at its default version of STIX, 2.0: a valid pattern with START and STOP raises an AttributeError
# from inside, whatever it is matched with. The grammar takes a timestamp (t'…') there and refuses a text, while the matcher
# asks the parsed qualifier for a text. The same pattern over the same facts as STIX 2.1 is matched.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install stix2-matcher==3.0.0 stix2-patterns==2.1.2
cat >try.py <<'PY'
from stix2matcher.matcher import match

ADDRESS = "[ipv4-addr:value = '203.0.113.7']"
WITHIN = ADDRESS + " START t'2022-10-16T00:00:00Z' STOP t'2022-10-17T00:00:00Z'"
SEEN = {
    'type': 'observed-data', 'id': 'observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf',
    'first_observed': '2022-10-16T01:00:00Z', 'last_observed': '2022-10-16T02:00:00Z', 'number_observed': 1,
}
HOST = {'type': 'ipv4-addr', 'value': '203.0.113.7'}
old = [{**SEEN, 'objects': {'0': HOST}}]
identifier = 'ipv4-addr--b67d30ff-02ac-498a-92f9-32f845f448cf'
new = [{'type': 'bundle', 'id': 'bundle--b67d30ff-02ac-498a-92f9-32f845f448cf', 'objects': [
    {**SEEN, 'spec_version': '2.1', 'object_refs': [identifier]},
    {**HOST, 'spec_version': '2.1', 'id': identifier},
]}]

def outcome(*given, **options):
    try:
        return len(match(*given, **options))
    except AttributeError as error:
        return str(error)

seen = {
    '2.0, no time': outcome(ADDRESS, old),
    '2.0, START STOP': outcome(WITHIN, old),
    '2.1, START STOP': outcome(WITHIN, new, stix_version='2.1'),
}
for name, what in seen.items():
    print(f'{name}: {what}')
assert seen == {
    '2.0, no time': 1,
    '2.0, START STOP': "'StartStopQualifierContext' object has no attribute 'StringLiteral'",
    '2.1, START STOP': 1,
}
PY
env/bin/python try.py
