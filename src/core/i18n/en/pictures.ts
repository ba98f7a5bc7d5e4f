/** Words of the two comparisons, drawn as pictures on a report and on the answer to an alert. */
export const enPictures = {
  dates: {
    before: 'Evidence {days|day|days} before ownership',
    after: 'Evidence {days|day|days} after ownership',
    perhaps: 'Evidence perhaps outside ownership',
    within: 'Evidence within ownership',
    missing: 'Evidence and ownership not compared',
  },
  gap: '{days|day|days}',
  somebodyElse: 'Someone else',
  ours: 'Ours',
  oursUntil: 'Ours until',
  alert: 'Alert',
  evidence: 'Evidence',
  platforms: {
    contradicts: 'The sample does not run on this host',
    possible: 'The sample may not run on this host',
    compatible: 'The sample runs on this host',
    missing: 'Sample and host not compared',
  },
  sample: 'Sample',
  sampleOf: 'Sample {type}',
  host: 'The host',
  hostOf: 'Host {name}',
  marks: {
    contradicts: 'Contradicts',
    possible: 'May contradict',
    compatible: 'Compatible, settles nothing',
    unknown: 'Not compared',
  },
} as const;
