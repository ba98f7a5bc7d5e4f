#!/bin/sh
# misp-stix 2026.10.12: a TLSH of a file begins with `T1` since version 4 of that hash. An attribute `tlsh` of MISP (which PyMISP
# keeps as it is) is written in small letters before its export to STIX, `t1…`, and then refused as "not a valid tlsh hash": no
# file and no indicator is made, the spoilt text goes out in an `x-misp-attribute` and comes back into MISP so, nothing is
# raised, only the list `errors` of the parser knows. (py-tlsh 5.0.0, tried beside this, takes small digits, but not a small
# t: "not a TLSH hex string".) The same hash without its first two characters is exported.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install misp-stix==2026.10.12 pymisp==2.5.34.4 stix2==3.0.2
cat >try.py <<'PY'
import json
from misp_stix_converter import InternalSTIX2toMISPParser, MISPtoSTIX21Parser
from pymisp import MISPAttribute

# As py-tlsh 5.0.0 gives it for bytes(number * number % 251 for number in range(600)).
HASH = 'T1A5F02825C210AE5112B0EA0CC8AF0D1F1E1F57931640D9866A717F29A7C631E7742D73'

def there_and_back(value):
    attribute = MISPAttribute()
    attribute.from_dict(
        uuid='b67d30ff-02ac-498a-92f9-32f845f448d0', type='tlsh', category='Payload delivery', value=value,
        to_ids=True, timestamp='1695120127',
    )
    assert attribute.value == value
    writer = MISPtoSTIX21Parser()
    writer.parse_misp_event({'Event': {
        'uuid': 'b67d30ff-02ac-498a-92f9-32f845f448c1', 'info': 'Sample', 'date': '2023-09-19', 'timestamp': '1695120127',
        'published': False, 'analysis': '2', 'threat_level_id': '1', 'distribution': '0',
        'Orgc': {'name': 'SOC', 'uuid': 'b67d30ff-02ac-498a-92f9-32f845f448c2'},
        'Attribute': [json.loads(attribute.to_json())],
    }})
    reader = InternalSTIX2toMISPParser()
    reader.load_stix_bundle(writer.bundle)
    reader.parse_stix_bundle()
    [home] = json.loads(reader.misp_event.to_json())['Attribute']
    kinds = sorted({o.type for o in writer.bundle.objects} & {'file', 'indicator', 'observed-data', 'x-misp-attribute'})
    return kinds, home['value'], [line for lines in writer.errors.values() for line in lines]

kinds, home, errors = there_and_back(HASH)
print(HASH, '=>', kinds, home, errors)
assert kinds == ['x-misp-attribute'] and home == HASH.lower() and len(errors) == 1
assert errors[0].endswith('is not a valid tlsh hash.')
kinds, home, errors = there_and_back(HASH[2:])
print(HASH[2:], '=>', kinds, home, errors)
assert kinds == ['file', 'indicator', 'observed-data'] and home == HASH[2:].lower() and errors == []
PY
env/bin/python try.py
