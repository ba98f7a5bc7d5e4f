import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askGit, type Env } from '../../archive/git.ts';
import type { Forge } from './set-up.ts';

/** What the repository around a folder tells of an archive in it. */
export type Surroundings = {
  forge?: Forge;
  /** Address of the repository on the web. */
  repository?: string;
  /** Where GitHub would publish its pages, unless the team has another address. */
  pages?: string;
  branch: string;
};

/** Reads the remote and the branch of the repository in a folder; a folder that is none says nothing. */
export async function readSurroundings(folder: string, env: Env): Promise<Surroundings> {
  // A repository around it may be another one, such as that of a home folder.
  if (!existsSync(join(folder, '.git'))) return { branch: 'main' };
  const ask = async (...args: string[]): Promise<string> =>
    (await askGit(folder, args, { env })).output?.toString().trim() ?? '';
  const branch = (await ask('symbolic-ref', '--short', 'HEAD')) || 'main';
  return { branch, ...readRemote(await ask('config', '--get', 'remote.origin.url')) };
}

/** What the address of a remote tells, in each way that git writes one: `git@host:group/name.git`, ssh, https. */
export function readRemote(remote: string): Omit<Surroundings, 'branch'> {
  const [, host = '', path = ''] =
    /^(?:ssh:\/\/|git:\/\/|https?:\/\/)?(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?[:/]\/?([^\s:]+?)(?:\.git)?\/?$/.exec(
      remote,
    ) ?? [];
  if (!host.includes('.') || !path.includes('/')) return {};
  const repository = `https://${host}/${path}`;
  if (host === 'github.com') return { forge: 'github', repository, pages: pagesOf(path) };
  if (/(?:^|\.)gitlab\./.test(host)) return { forge: 'gitlab', repository };
  return { repository };
}

function pagesOf(path: string): string {
  const [owner = '', name = ''] = path.split('/');
  const site = `https://${owner.toLowerCase()}.github.io/`;
  return `${owner}.github.io`.toLowerCase() === name.toLowerCase() ? site : `${site}${name}/`;
}
