const FORMAT = new Intl.NumberFormat('en');

/** A number with its English noun, which takes an s unless the plural is given: `1,204 reports`. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${FORMAT.format(value)} ${value === 1 ? singular : plural}`;
}
