import type { Arch, AssetKind, IndicatorType, OsFamily } from '../../../schemas/vocabulary.ts';
import type { ExactValue } from '../indicators/value.ts';

/** What an alert is written as; `text` is everything else: logs, tickets, chats, tables. */
type AlertFormat = 'json' | 'diff' | 'text';

/** Why something was read as what it is: its shape, the name of its field, the words beside it, or the archive knows it. */
export type Why = { kind: 'shape' } | { kind: 'field' | 'words' | 'known'; words: string };

/** Where something stands: UTF-16 offsets of the pasted text, where they can be told. */
type Placed = {
  range?: { start: number; end: number };
  why: Why;
  /** The object of a JSON alert or the line of a log that holds it; things of one scope, or of one around it, belong together. */
  scope: string;
};

/** Whose a value is: of the host that the alert is about, or of what it is accused of. */
export type Side = 'asset' | 'accused' | 'open';

export type AlertValue = Placed & {
  value: ExactValue;
  /** Missing for what is no indicator, such as a CVE id. */
  type?: IndicatorType;
  count: number;
  doubtful?: true;
  side: Side;
};

export type AlertName = Placed & { kind: 'source' | 'label' | 'signature' | 'host'; name: string };

/** What a date of an alert tells. `label` is when a label was given or changed, `alert` when it all fired. */
export type DateMeaning =
  'alert' | 'first_seen' | 'last_seen' | 'last_evidence' | 'label' | 'held_from' | 'held_until';

export type AlertDate = Placed & { meaning: DateMeaning; date: string };

/** The type of a file that a label rests on, such as `Win64/Heur`. */
export type AlertSample = Placed & { fileType: string };

/** What an alert says of the host that it is about. */
export type AlertFact = Placed &
  ({ field: 'os'; value: OsFamily } | { field: 'arch'; value: Arch } | { field: 'kind'; value: AssetKind });

/** Everything that was read from what was pasted. */
export type Alert = {
  format: AlertFormat;
  text: string;
  values: AlertValue[];
  names: AlertName[];
  dates: AlertDate[];
  /** Dates that matter and do not say which day they mean, as they are written: `8月3日`, `last Tuesday`, `03/04/2023`. */
  unclear: string[];
  samples: AlertSample[];
  facts: AlertFact[];
  /** Files that a diff changes. */
  paths: string[];
  /** What says in words what happened: the title first. */
  prose: string;
};
