import { createServer } from 'node:net';
import { isSystemError, sayCause } from '../../../core/model/system-error.ts';
import { ok, warn, type Check } from '../finding.ts';

export const freePort: Check = {
  id: 'port',
  async find({ port }) {
    const code = await tryPort(port);
    if (code === undefined) return [ok(`Port ${port} is free`)];
    if (code === 'EADDRINUSE')
      return [
        warn(
          `Port ${port} is in use.`,
          '`dev` and `preview` take the next free one and say which; name another one with `--port`.',
        ),
      ];
    return [
      warn(
        `Nothing may listen on port ${port}: ${sayCause(code).because}.`,
        'Name another one with `--port`.',
      ),
    ];
  },
};

/** Why nothing can listen on a port of this machine; undefined when it can. */
function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', (error) => resolve(isSystemError(error) ? error.code : 'EADDRINUSE'));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
