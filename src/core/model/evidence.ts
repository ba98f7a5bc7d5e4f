/** What is said of a file by its name; what is not here may run when it is opened, or show itself as a page. */
const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  ndjson: 'application/x-ndjson',
  yml: 'application/yaml',
  yaml: 'application/yaml',
  md: 'text/markdown',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  mbox: 'application/mbox',
  pdf: 'application/pdf',
  pcap: 'application/vnd.tcpdump.pcap',
  cap: 'application/vnd.tcpdump.pcap',
  pcapng: 'application/x-pcapng',
  evtx: 'application/x-ms-evtx',
  zip: 'application/zip',
  gz: 'application/gzip',
  tgz: 'application/gzip',
  xz: 'application/x-xz',
  zst: 'application/zstd',
  '7z': 'application/x-7z-compressed',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

export const UNKNOWN_TYPE = 'application/octet-stream';

/** The media type that a name speaks of; `application/octet-stream` where it speaks of none. */
export function typeOfName(name: string): string {
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(TYPES, ending) ? (TYPES[ending] ?? UNKNOWN_TYPE) : UNKNOWN_TYPE;
}

/**
 * The name under which a browser saves a file: its own without folders. What is not of a kind that only holds data gets
 * `.bin` at its end, so that a sample or a page does not open at a click.
 */
export function savedName(source: string, type: string): string {
  const name = source.split('/').at(-1) ?? '';
  return type === typeOfName(name) && type !== UNKNOWN_TYPE ? name : `${name}.bin`;
}

/** A size as people say it, such as `1.4 MB`; a thousand bytes are a kilobyte. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [unit, divisor] = bytes < 1_000_000 ? ['kB', 1000] : ['MB', 1_000_000];
  const amount = Math.ceil((bytes / divisor) * 10) / 10;
  return `${amount} ${unit}`;
}
