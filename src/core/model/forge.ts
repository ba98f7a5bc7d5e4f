import type { Settings } from '../../../schemas/settings.ts';

/** The path of a report's file as a reader knows it: below the name of the incidents folder. */
export function sourcePath({ incidents }: Settings, file: string): string {
  const folder = incidents.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
  return folder === '' ? file : `${folder}/${file}`;
}

/** Where a file of the archive's repository is edited in the browser; undefined without a repository. */
export function editAddress({ repository }: Pick<Settings, 'repository'>, path: string): string | undefined {
  if (repository === undefined) return undefined;
  const { root, forge } = forgeOf(repository);
  return `${root}${forge.edit(encodePath(repository.branch), encodePath(path))}`;
}

/** The name of the forge of the archive; undefined without a repository. */
export function forgeName({ repository }: Pick<Settings, 'repository'>): string | undefined {
  return repository && forgeOf(repository).forge.name;
}

/** Where the changes of a file are listed; undefined without a repository. */
export function historyAddress(
  { repository }: Pick<Settings, 'repository'>,
  path: string,
): string | undefined {
  if (repository === undefined) return undefined;
  const { root, forge } = forgeOf(repository);
  return `${root}${forge.history(encodePath(repository.branch), encodePath(path))}`;
}

/** Where an issue with this title and text is opened; undefined without a repository, or where it has no issues. */
export function issueAddress(
  { repository }: Pick<Settings, 'repository'>,
  title: string,
  text: string,
): string | undefined {
  if (repository === undefined) return undefined;
  const { root, forge } = forgeOf(repository);
  return forge.issue === undefined ? undefined : `${root}${forge.issue(title, text)}`;
}

/** A form of a forge that makes a new file. */
type NewFileForm = {
  /** Name of the forge. */
  forge: string;
  address: string;
  /** Whether the address brings the text along; one that is too long does not, and the text is pasted there. */
  carriesText: boolean;
};

/** Where a new file is made in the browser; undefined without a repository, or where the forge has no such address. */
export function newFileAddress(
  { repository }: Pick<Settings, 'repository'>,
  path: string,
  text: string,
): NewFileForm | undefined {
  if (repository === undefined) return undefined;
  const { root, forge } = forgeOf(repository);
  if (forge.create === undefined) return undefined;
  const write = forge.create;
  const address = (content: string): string =>
    `${root}${write(encodePath(repository.branch), path, content)}`;
  const full = address(text);
  const carriesText = full.length <= MAX_ADDRESS;
  return { forge: forge.name, address: carriesText ? full : address(''), carriesText };
}

/** Servers in front of a forge refuse request lines above 8 KB. */
const MAX_ADDRESS = 8000;

type Forge = {
  name: string;
  host: RegExp;
  edit: (branch: string, path: string) => string;
  history: (branch: string, path: string) => string;
  issue?: (title: string, text: string) => string;
  /** Address with the name and the text of a new file; the text may be empty. */
  create?: (branch: string, path: string, text: string) => string;
};

/** As editors of Gitea and its kin know a new file: the folder in the path, the name behind it. */
const giteaLike: Pick<Forge, 'edit' | 'history' | 'issue' | 'create'> = {
  edit: (branch, path) => `/_edit/${branch}/${path}`,
  history: (branch, path) => `/commits/branch/${branch}/${path}`,
  issue: (title, text) => `/issues/new${query({ title, body: text })}`,
  create: (branch, path, text) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const inFolder = encodePath(folder);
    return `/_new/${branch}/${inFolder}${query({ filename: path.slice(folder.length), value: text })}`;
  },
};

const FORGES: readonly Forge[] = [
  {
    name: 'GitLab',
    host: /gitlab/,
    edit: (branch, path) => `/-/edit/${branch}/${path}`,
    history: (branch, path) => `/-/commits/${branch}/${path}`,
    issue: (title, text) => `/-/issues/new${query({ 'issue[title]': title, 'issue[description]': text })}`,
    create: (branch, path, text) => `/-/new/${branch}${query({ file_name: path, content: text })}`,
  },
  {
    name: 'Bitbucket',
    host: /bitbucket/,
    edit: (branch, path) => `/src/${branch}/${path}?mode=edit`,
    history: (branch, path) => `/history-node/${branch}/${path}`,
  },
  { name: 'Codeberg', host: /codeberg/, ...giteaLike },
  { name: 'Forgejo', host: /forgejo/, ...giteaLike },
  { name: 'Gitea', host: /gitea/, ...giteaLike },
];

/** GitHub, also on a host of its own. */
const FALLBACK: Forge = {
  name: 'GitHub',
  host: /./,
  edit: (branch, path) => `/edit/${branch}/${path}`,
  history: (branch, path) => `/commits/${branch}/${path}`,
  issue: (title, text) => `/issues/new${query({ title, body: text })}`,
  create: (branch, path, text) => `/new/${branch}${query({ filename: path, value: text })}`,
};

function forgeOf({ url }: NonNullable<Settings['repository']>): { root: string; forge: Forge } {
  const root = url.replace(/\/+$/, '').replace(/\.git$/, '');
  const { hostname } = new URL(root);
  return { root, forge: FORGES.find(({ host }) => host.test(hostname)) ?? FALLBACK };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function query(fields: Record<string, string>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== '');
  return `?${given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** Where a ticket lies in the tracker of the settings; undefined where they name none. */
export function addressOfTicket({ tracker }: Pick<Settings, 'tracker'>, ticket: string): string | undefined {
  return tracker?.replace('{ticket}', () => encodeURIComponent(ticket));
}
