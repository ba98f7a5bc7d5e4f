/** What a value is by its shape. `name` is everything else: names of assets, sources and signatures, mutexes and the like. */
export type ValueKind =
  | 'report'
  | 'address'
  | 'network'
  | 'url'
  | 'mail'
  | 'domain'
  | 'hash'
  | 'hash-start'
  | 'cve'
  | 'technique'
  | 'mac'
  | 'as'
  | 'registry-key'
  | 'path'
  | 'file'
  | 'name';

/** Where a report holds a value; the first that fits counts. A `doubtful` one stands in a text and may be something else. */
export type Place = 'id' | 'indicator' | 'asset' | 'source' | 'signature' | 'technique' | 'text' | 'doubtful';
