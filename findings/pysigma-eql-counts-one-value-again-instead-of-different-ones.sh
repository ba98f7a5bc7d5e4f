#!/bin/sh
# pySigma 1.5.1 with pySigma-backend-elasticsearch 2.1.1: a correlation `value_count` (at least three DIFFERENT users fail on
# one host within an hour) is turned into EQL that joins the events by the user, `[…] by User with runs=3`. In a sequence the
# values of `by` are the same in all its events, so it asks for ONE user who fails three times. ES|QL, from the same rule,
# counts the distinct users. Further, `gt: 3` gives the same `runs=3` as `gte: 3`, and so do `lt: 3` and `lte: 3`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install pysigma==1.5.1 pysigma-backend-elasticsearch==2.1.1
cat >try.py <<'PY'
from sigma.backends.elasticsearch import EqlBackend, ESQLBackend
from sigma.collection import SigmaCollection

RULE = '''
title: Failed login
name: failed
logsource: { product: windows, service: security }
detection:
  login: { EventID: 4625 }
  condition: login
---
title: Many users fail on one host
correlation:
  type: %s
  rules: [failed]
  group-by: [host]
  timespan: 1h
  condition: { %s }
'''
def convert(backend, kind, condition):
    [query] = backend().convert(SigmaCollection.from_yaml(RULE % (kind, condition)))
    return ' '.join(query.split())

eql = convert(EqlBackend, 'value_count', 'field: User, gte: 3')
esql = convert(ESQLBackend, 'value_count', 'field: User, gte: 3')
print('EQL   :', eql)
print('ES|QL :', esql)
assert eql == 'sequence by host with maxspan=1h [any where EventID:4625] by User with runs=3'
assert 'count_distinct(User) by timebucket, host' in esql
for sign in ('gte', 'gt', 'lt', 'lte'):
    counted = convert(EqlBackend, 'event_count', f'{sign}: 3')
    print(f'{sign}: 3  =>', counted)
    assert counted == 'sequence by host with maxspan=1h [any where EventID:4625] with runs=3'
PY
env/bin/python try.py
