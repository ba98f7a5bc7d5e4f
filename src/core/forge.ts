import type { Settings } from '../../schemas/settings.ts';

/** The path of a report's file as a reader knows it: below the name of the incidents folder. */
export function sourcePath({ incidents }: Settings, file: string): string {
  const folder = incidents.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
  return folder === '' ? file : `${folder}/${file}`;
}

/** Where a file of the archive's repository is edited in the browser; undefined without a repository. */
export function editAddress({ repository }: Settings, path: string): string | undefined {
  if (repository === undefined) return undefined;
  const root = repository.url.replace(/\/+$/, '').replace(/\.git$/, '');
  const { hostname } = new URL(root);
  const [, write] = FORGES.find(([host]) => host.test(hostname)) ?? FALLBACK;
  const place = (text: string): string => text.split('/').map(encodeURIComponent).join('/');
  return `${root}${write(place(repository.branch), place(path))}`;
}

type Forge = readonly [host: RegExp, write: (branch: string, path: string) => string];

const FORGES: readonly Forge[] = [
  [/gitlab/, (branch, path) => `/-/edit/${branch}/${path}`],
  [/bitbucket/, (branch, path) => `/src/${branch}/${path}?mode=edit`],
  [/gitea|forgejo|codeberg/, (branch, path) => `/_edit/${branch}/${path}`],
];

/** GitHub, also on a host of its own. */
const FALLBACK: Forge = [/./, (branch, path) => `/edit/${branch}/${path}`];
