#!/bin/sh
# plyara 2.2.8 (YARA rules) brings a package `ply` of its own in its wheel, without naming it as a dependency. Installed after
# luqum 1.0.0 (Lucene queries) it is written over the ply 3.11 that luqum asks for: the installer says nothing, `pip check`
# finds nothing broken, ply is still listed as 3.11, and every query luqum is asked to parse raises a TypeError. Taking plyara
# away again does not help: it takes the files along. In the other order both work.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >try.py <<'PY'
try:
    from luqum.parser import parser
    print(repr(parser.parse('host:web AND NOT user:root')))
except Exception as error:
    print(f'{type(error).__name__}: {error}')
PY
install() { "$1/bin/pip" --quiet --disable-pip-version-check install "$2"; }
expect() {
  seen=$(env/bin/python try.py 2>&1 | tail -n 1)
  echo "$1: $seen"
  case $seen in "$2"*) ;; *) exit 1 ;; esac
}
python3 -m venv env
install env luqum==1.0.0
expect 'luqum alone' 'AndOperation('
install env plyara==2.2.8
env/bin/pip --disable-pip-version-check check
env/bin/pip --disable-pip-version-check list 2>/dev/null | grep -E '^ply +3\.11$'
expect 'then plyara' "TypeError: LRParser.parse() got an unexpected keyword argument 'tokenfunc'"
env/bin/pip --quiet --disable-pip-version-check uninstall --yes plyara
expect 'plyara away again' 'ModuleNotFoundError: '
rm -rf env
python3 -m venv env
install env plyara==2.2.8
install env luqum==1.0.0
expect 'plyara first' 'AndOperation('
env/bin/python -c "import plyara; print('plyara first:', plyara.Plyara().parse_string('rule a { condition: true }')[0]['rule_name'])"
