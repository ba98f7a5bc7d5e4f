/** Words of the form for a new report. */
export const enNewReport = {
  title: 'New report',
  lead: 'Fill in what you know. The report is checked as you type and becomes one file for the archive.',
  privacy:
    'Nothing you enter leaves this browser. The draft, including pasted text, stays in it until you discard it.',
  notKept: 'This browser does not keep drafts here: what you enter is lost when you leave the page.',
  storageFull:
    'The storage of this browser is full: the last changes are not kept. Download the file before you leave, or discard an older draft.',
  restored: 'Your earlier draft is restored.',
  otherDrafts: 'Drafts kept by other tabs of this browser',
  continueDraft: 'Continue “{title}” {time}',

  withoutScript:
    'The form needs JavaScript. Without it, this command asks the same questions and writes the same file:',
  withoutScriptThen: 'Or copy one of these templates into a file named after its ID, then run the check:',
  templates: 'Templates',

  start: 'Start',
  template: 'Template',
  id: 'Report ID',
  idHint:
    'The next number that was free when this page was built. If somebody else takes it too, precedent check reports it.',
  zone: 'Time zone',
  zoneOfSite: '{zone} (this site)',
  zoneOfBrowser: '{zone} (this browser)',

  what: 'What happened',
  reportTitle: 'Title',
  titleHint: 'One line that says what happened.',
  summaryHint: 'What happened and how it ended, up to 280 characters. Many people will read only this.',

  timesHint:
    'Write 2023-09-19 09:10, or 2023-09-19, 2023-09 or 2023 if that is all you know. “40 min ago” works too, and “unknown” for the time of detection.',
  now: 'Now',
  readAs: 'Read as {moment}',
  refusedTime: {
    unread: '“{part}” is not understood.',
    unreadBut: '“{part}” is not understood; the rest would be {meant}.',
    unclear: '“{part}” can mean more than one time. Write it as one of: {readings}.',
    misfit: '“{part}” does not fit what else is written.',
    lunar: '“{part}” is of the lunar calendar. Write the date of the solar one, such as 2023-09-29.',
    needsClock:
      '“{part}” is a time zone, which a date has only with a time of day. Write that too, or leave the zone out.',
    needsDay: '“{part}” is no single day, so it has no time of day. Write the day too.',
    noSuchDay: 'There is no day “{part}”.',
    ahead: 'This means {meant}, which is still to come. Write the day as well if you mean an earlier one.',
    empty: 'This names no time.',
  },
  moreTimes: 'More times',

  tagsHint: 'From the vocabulary of this archive.',
  findTag: 'Find a tag',
  tagsChosen: '{n|tag|tags} chosen',
  noTag: 'No tag is called “{words}”.',
  nearTag: 'The closest is “{tag}”.',
  noTags: 'This archive has no tag vocabulary yet.',

  paste: 'Alert or log text',
  pasteHint:
    'Paste the alert, the log or the ticket, defanged or not. Its indicators are listed here, and you choose which ones the report keeps.',
  quote: 'Quote this text in the report',
  found: '{n|indicator|indicators} found',
  foundNothing: 'No indicators found in this text.',
  foundDoubtful: 'may be something else',
  addFound: 'Add',
  addAllFound: 'Add all',
  added: 'Added',

  assetsHint:
    'Which of our assets the alert is about. The day we acquired an address is compared with the evidence, the operating system with the sample.',
  addAsset: 'Add an asset',
  name: 'Name',
  os: 'Operating system',
  arch: 'Processor',
  addAddress: 'Add an address',
  addresses: 'Addresses, and when we held each',
  heldFromHint: 'The first day on which we held it.',

  indicatorsHint: 'The values in the alert, as they are: pages defang them.',
  addIndicator: 'Add an indicator',
  lastEvidenceHint: 'Latest evidence of malicious use, not the day you looked it up.',
  sampleType: 'Sample: file type',
  sampleTypeHint: 'As the source names it, such as Win64/Heur.',
  sampleOs: 'Sample: runs on',
  sampleArch: 'Sample: processor',

  intelHint: 'Each source in its own words. Three sources that rest on one sample are one observation.',
  addIntel: 'Add a source',
  saidOn: 'Labelled on',
  saidOnHint: 'The time of detection if left empty.',
  sourceVerdict: 'Its verdict',
  labelsHint: 'Separated by commas.',

  overrideHint: 'Only if the dates or the platform contradict the verdict.',

  needed: 'required',
  choose: 'choose',
  unset: 'not set',
  remove: 'Remove',
  removeEntry: 'Remove {id}',
  entryRemoved: '{id} removed.',

  check: 'Check',
  checking: 'Preparing the form…',
  fine: 'No problems found.',
  errors: '{n|error|errors}',
  warnings: '{n|warning|warnings}',
  suggestions: '{n|suggestion|suggestions}',
  toFill: '{n|field|fields} to fill in',
  todo: 'To fill in',
  aboutRule: 'About the rule {rule}',
  limits:
    'The form checks only this report. The body text, images and citations are checked by precedent check.',

  preview: 'Preview',
  previewEmpty: 'The preview appears here.',
  untitled: 'No title yet',

  file: 'File',
  fileLead: 'Save it as {path}. It is a draft; fill in the gaps marked ⟨…⟩ in your editor.',
  gaps: '{n|gap|gaps} left to fill in',
  stillWrong: '{n|error|errors} left: the check will fail.',
  download: 'Download',
  downloaded: '{name} is in your downloads.',
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'The browser did not allow copying. The text is selected: copy it by hand.',
  openIn: 'Open as a new file in {forge}',
  openTooLong:
    'The text is too long for a URL. The link copies it: paste it into the form that {forge} opens.',
  openSends: 'Opening this sends the text to {forge} and nowhere else.',
  discard: 'Discard the draft',
  discardSure: 'Everything you entered here is deleted. This cannot be undone.',
  discardYes: 'Discard',
  discardNo: 'Keep it',
  discarded: 'Draft discarded.',
  failed: 'The form does not work here: {reason}',
} as const;
