import fc from 'fast-check';

const part = fc.stringMatching(/^[A-Za-z0-9._~%&=+-]{0,12}$/);
const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined });
const host = fc.oneof(fc.domain(), fc.ipV4());

/** A URL with a host, now and then with a port, a path and a query. `fc.webUrl` takes seconds to set up. */
export const url = fc
  .tuple(
    fc.constantFrom('http', 'https', 'ftp'),
    host,
    port,
    fc.array(part, { maxLength: 3 }),
    fc.option(part),
  )
  .map(([scheme, name, number, path, query]) => {
    const authority = number === undefined ? name : `${name}:${number}`;
    return `${scheme}://${authority}/${path.join('/')}${query === null ? '' : `?${query}`}`;
  });
