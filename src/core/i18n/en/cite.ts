/** Words of citations; `{ref}`, `{old}` and `{new}` stand for values in the browser. */
export const enCite = {
  cite: 'Cite',
  citePart: 'Cite {ref}',
  copyAs: 'Copy a citation of {ref} as',
  copied: 'Copied.',
  failed: 'This browser did not let the page copy. The text is:',
  formats: {
    url: 'Link',
    md: 'Markdown',
    text: 'Plain text',
    html: 'Rich text, for Slack, Feishu or a document',
    trailer: 'Commit trailer',
    bibtex: 'BibTeX',
    'csl-json': 'CSL-JSON',
  },
  same: 'You followed a citation of the text {old}, and this is that text.',
  since: 'Changes since {date}:',
  changed: 'The text has changed since it was cited: the citation is of {old}, this is {new}.',
};
