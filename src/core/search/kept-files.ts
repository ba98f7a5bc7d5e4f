/** A reader of files that reads each of them once, by its name. One that could not be read is asked for again. */
export function keepFiles<Content>(
  read: (name: string) => Promise<Content>,
): (name: string) => Promise<Content> {
  const kept = new Map<string, Promise<Content>>();
  return (name) => {
    const known = kept.get(name) ?? read(name);
    kept.set(name, known);
    // A connection that was lost once must not stay lost.
    known.catch(() => kept.delete(name));
    return known;
  };
}
