#!/bin/sh
# Copy to .git/hooks/pre-commit and make it executable; no further tool is needed.
git diff --cached --name-only -z --diff-filter=ACMR -- 'incidents/*.mdx' incidents/tags.yml |
  xargs -0 -r npx precedent check
