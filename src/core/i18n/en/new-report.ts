/** Words of the form for a new report. */
export const enNewReport = {
  title: 'New report',
  lead: 'Fill in what you know. The report is checked while you write, and becomes one file for the archive.',
  privacy:
    'Nothing that you enter leaves this browser. The draft, with the pasted text, is kept in it until you discard it.',
  notKept: 'This browser does not keep drafts here: what you enter is gone when you leave the page.',
  restored: 'This is the draft that you left here.',

  withoutScript:
    'The form needs JavaScript. Without it, this command asks the same questions and writes the same file:',
  withoutScriptThen:
    'Or copy one of these templates into a file that is named after its id, then let the check read it:',
  templates: 'Templates',

  start: 'Start',
  template: 'Template',
  id: 'Report id',
  idHint:
    'The next number that was free when this page was built. If somebody else takes it too, precedent check tells.',
  zone: 'Zone of the clock times',
  zoneOfSite: '{zone} (this site)',
  zoneOfBrowser: '{zone} (this browser)',

  what: 'What happened',
  reportTitle: 'Title',
  titleHint: 'One line that says what happened.',
  summaryHint: 'What happened and how it ended, up to 280 characters. Many people will read only this.',

  timesHint:
    'Write 2023-09-19 09:10, or 2023-09-19, 2023-09 or 2023 when no more is known. “40 min ago” is understood too.',
  now: 'Now',
  readAs: 'Read as {moment}',
  moreTimes: 'More times',

  tagsHint: 'From the vocabulary of this archive.',
  findTag: 'Find a tag',
  tagsChosen: '{n|tag|tags} chosen',
  noTag: 'No tag is called “{words}”.',
  nearTag: 'The nearest is “{tag}”.',
  noTags: 'This archive has no tag vocabulary yet.',

  paste: 'Alert or log text',
  pasteHint:
    'Paste the alert, the log or the ticket, defanged or not. Its indicators are listed here, and you choose which ones the report keeps.',
  quote: 'Quote this text in the report',
  found: '{n|indicator|indicators} found',
  foundNothing: 'No indicator found in this text.',
  addFound: 'Add',
  addAllFound: 'Add all',
  added: 'In the report',

  assetsHint:
    'What of ours is accused. The day from which an address was ours is compared with the evidence; the operating system is compared with the sample.',
  addAsset: 'Add an asset',
  name: 'Name',
  os: 'Operating system',
  arch: 'Processor',
  addAddress: 'Add an address',
  addresses: 'Addresses, each with the time for which it was ours',
  heldFromHint: 'First day on which it was ours.',

  indicatorsHint: 'What the alert names, as it is: pages defang it.',
  addIndicator: 'Add an indicator',
  lastEvidenceHint: 'Newest proof of malicious use, not the day on which you asked.',
  sampleType: 'Sample: file type',
  sampleTypeHint: 'As the source names it, such as Win64/Heur.',
  sampleOs: 'Sample: runs on',
  sampleArch: 'Sample: processor',

  intelHint: 'Each source in its own words. Three sources with one sample are one observation.',
  addIntel: 'Add a source',
  saidOn: 'Said on',
  saidOnHint: 'The time of detection when empty.',
  sourceVerdict: 'Its verdict',
  labelsHint: 'With commas between them.',

  overrideHint: 'Only where the dates or the platform speak against the verdict.',

  needed: 'needed',
  choose: 'choose',
  unset: 'not said',
  remove: 'Remove',
  removeEntry: 'Remove {id}',
  entryRemoved: '{id} is removed.',

  check: 'Check',
  checking: 'The form is being prepared.',
  fine: 'Nothing to complain about.',
  errors: '{n|error|errors}',
  warnings: '{n|warning|warnings}',
  suggestions: '{n|suggestion|suggestions}',
  toFill: '{n|field|fields} to fill',
  todo: 'To fill',
  aboutRule: 'About the rule {rule}',
  limits:
    'The form checks one report. The text below the fields, images and citations are read by precedent check.',

  preview: 'Preview',
  previewEmpty: 'The preview appears here.',
  untitled: 'Without a title yet',

  file: 'The file',
  fileLead: 'Save it as {path}. It is a draft; fill the gaps marked ⟨…⟩ in your editor.',
  gaps: '{n|gap|gaps} left to fill',
  stillWrong: '{n|error|errors} left: the check will refuse it.',
  download: 'Download',
  downloaded: '{name} is in your downloads.',
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'This browser did not let the page copy. The text is selected: copy it by hand.',
  openIn: 'Open as a new file in {forge}',
  openTooLong:
    'The text is too long for an address. The link copies it: paste it into the form that {forge} opens.',
  openSends: 'Opening sends the text to {forge}, and nowhere else.',
  discard: 'Discard the draft',
  discardSure: 'Everything that you entered here is deleted. There is no way back.',
  discardYes: 'Discard',
  discardNo: 'Keep it',
  discarded: 'The draft is discarded.',
  failed: 'The form does not work here: {reason}',
} as const;
