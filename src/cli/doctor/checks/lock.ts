import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAtWork, parseHolder } from '../../../archive/holder.ts';
import { cacheRoot } from '../../../archive/places.ts';
import { ok, warn, type Check } from '../finding.ts';

export const buildLock: Check = {
  id: 'lock',
  find({ read: { settings } }) {
    const lock = join(cacheRoot(settings), 'build.lock');
    if (!existsSync(lock)) return [ok('No build is at work')];
    const holder = parseHolder(parse(readFileSync(lock, 'utf8')));
    if (holder !== undefined && isAtWork(holder) === true)
      return [ok(`A build is at work, process ${holder.pid}`)];
    return [
      warn(
        `A build that was broken off has left \`${lock}\`.`,
        'The next build takes it away. If it waits instead, and no other machine builds here, remove that file.',
      ),
    ];
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
