/** Dates in an address: /2018/08/, 2018-08-05, 8-5-2018 and a year at the end of a part. Other numbers are no years. */
const ADDRESS_DATE =
  /(?<!\d)(?:((?:19|20)\d\d)[-/](?:0?[1-9]|1[0-2])(?!\d)|\d{1,2}-\d{1,2}-((?:19|20)\d\d)(?!\d)|(?<=[a-z]-)((?:19|20)\d\d)(?=\/|$))/gi;

/** A year that stands alone, not a part of a number, a name or a path. */
const TEXT_YEAR = /(?<![\p{L}\p{N}.,/_-])(?:19|20)\d\d(?![\p{L}\p{N}_]|[.,]\d)/gu;

/** The year of the dates in a web address, when they name just one up to `latest`. */
export function yearOfAddress(url: string, latest: string): string | undefined {
  const years = [...url.matchAll(ADDRESS_DATE)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return onlyOne(years, latest);
}

/** The year with which the name of a file begins, as in `2019-01-23.md`. */
export function yearOfFileName(fileName: string): string | undefined {
  return /^((?:19|20)\d\d)[-_]/.exec(fileName)?.[1];
}

/** The year from 1980 to `latest` that a text names, when it names just one. */
export function yearOfText(text: string, latest: string): string | undefined {
  return onlyOne(
    [...text.matchAll(TEXT_YEAR)].map(([year]) => year),
    latest,
  );
}

function onlyOne(years: readonly string[], latest: string): string | undefined {
  const [year, ...others] = new Set(years.filter((written) => written >= '1980' && written <= latest));
  return others.length === 0 ? year : undefined;
}
