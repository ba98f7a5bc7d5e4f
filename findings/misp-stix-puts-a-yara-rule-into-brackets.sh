#!/bin/sh
# misp-stix 2026.10.12, an event of MISP to STIX 2.1: the text of a `yara`, `snort` or `sigma` attribute is put between square
# brackets, `[rule a { … }]`. STIX 2.1 (section 4.7) wants the pattern of such an indicator in the language that `pattern_type`
# names; YARA-X refuses it, and the way back into MISP keeps the brackets, so the rule that comes home is no rule. The export to
# STIX 2.0 and back leaves it whole. No error, no warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install misp-stix==2026.10.12 pymisp==2.5.34.4 stix2==3.0.2 yara-x==1.23.0
cat >try.py <<'PY'
import json
import yara_x
from misp_stix_converter import InternalSTIX2toMISPParser, MISPtoSTIX20Parser, MISPtoSTIX21Parser

RULES = {
    'yara': 'rule a { condition: true }',
    'snort': 'alert tcp any any -> any any (msg:"a"; sid:1;)',
    'sigma': 'title: a',
}
def event():
    attributes = [
        {'uuid': f'b67d30ff-02ac-498a-92f9-32f845f448d{number}', 'type': kind, 'category': 'External analysis',
         'value': rule, 'to_ids': True, 'timestamp': '1695120127'}
        for number, (kind, rule) in enumerate(RULES.items())
    ]
    return {'Event': {
        'uuid': 'b67d30ff-02ac-498a-92f9-32f845f448c1', 'info': 'Rules', 'date': '2023-09-19', 'timestamp': '1695120127',
        'published': False, 'analysis': '2', 'threat_level_id': '1', 'distribution': '0',
        'Orgc': {'name': 'SOC', 'uuid': 'b67d30ff-02ac-498a-92f9-32f845f448c2'}, 'Attribute': attributes,
    }}

def there_and_back(writer):
    writer.parse_misp_event(event())
    reader = InternalSTIX2toMISPParser()
    reader.load_stix_bundle(writer.bundle)
    reader.parse_stix_bundle()
    assert not writer.errors and not reader.errors
    patterns = {o.pattern_type: o.pattern for o in writer.bundle.objects if o.type == 'indicator' and 'pattern_type' in o}
    home = {a['type']: a['value'] for a in json.loads(reader.misp_event.to_json())['Attribute']}
    return patterns, home

def compiles(rule):
    try:
        return bool(yara_x.compile(rule))
    except yara_x.CompileError:
        return False

new = MISPtoSTIX21Parser()
patterns, home = there_and_back(new)
_, old_home = there_and_back(MISPtoSTIX20Parser())
for kind, rule in RULES.items():
    print(f'{kind}: {rule}  =>  2.1 pattern {patterns[kind]}, home again {home[kind]}; by 2.0 {old_home[kind]}')
    assert patterns[kind] == home[kind] == f'[{rule}]' and old_home[kind] == rule
print('YARA-X takes it:', compiles(RULES['yara']), 'before,', compiles(home['yara']), 'after; warnings:', dict(new.warnings))
assert compiles(RULES['yara']) and not compiles(home['yara']) and not new.warnings
PY
env/bin/python try.py
