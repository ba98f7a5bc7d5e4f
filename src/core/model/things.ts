/** A source or a service as the archive knows it. */
export type Thing = {
  /** A part of an address, and how rows and files for programs call it. */
  id: string;
  /** Its name in the language of the interface; what the report writes where no list has it. */
  label: string;
  /** All its names, the id among them. */
  names: readonly string[];
  /** Whether sources.yml or services.yml has it. */
  isListed: boolean;
};

/** The things that a report names: of each intel entry its source, in their order; and what the report itself writes. */
export type NamedThings = {
  sources: readonly Thing[];
  service?: Thing;
  /** Those that its lessons are about, by their names in `applies_to`. */
  targets: ReadonlyMap<string, Thing & { kind: 'source' | 'service' }>;
  written: { sources: readonly string[]; service?: string };
};

/** How rows, queries and files for programs call a thing: a name that no list has stays as it is written. */
export function rowName({ id, label, isListed }: Thing): string {
  return isListed ? id : label;
}
