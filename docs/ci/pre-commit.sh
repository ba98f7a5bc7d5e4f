#!/bin/sh
# Copy to the folder that `git rev-parse --git-path hooks` names, as `pre-commit`, and make it executable; no further tool
# is needed. Linked worktrees share it.
git diff --cached --quiet -- incidents && exit 0
if [ -f package.json ] && [ ! -d node_modules ]; then
  echo 'The reports cannot be checked: this worktree has no packages. Run `npm ci` in it first.' >&2
  exit 1
fi
git diff --cached --name-only -z --diff-filter=ACMR -- 'incidents/*.mdx' incidents/tags.yml |
  xargs -0 -r npx --no precedent-kb check
