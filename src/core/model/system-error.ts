/** What a system refuses by one of its codes: why, as a part of a sentence, and what to do about it. */
type Cause = { because: string; advice: string };

/** An error of the system, as Node throws it. */
export type SystemError = Error & {
  code: string;
  syscall: string;
  path?: string | undefined;
  dest?: string | undefined;
  port?: number | undefined;
};

const RIGHTS = 'Change its permissions, or run the command as the user to whom it belongs.';
const ROOM = 'Make room on the disk, then run the command again.';
const PLACE = 'Name another path, or move what is in the way.';

/** By the codes of POSIX, which Node gives on every system. */
const CAUSES: Readonly<Record<string, Cause>> = {
  EACCES: { because: 'your permissions do not allow it', advice: RIGHTS },
  EPERM: { because: 'the system does not allow it', advice: RIGHTS },
  EROFS: {
    because: 'the file system is read-only',
    advice: 'Mount it so that it can be written, or name a folder elsewhere.',
  },
  ENOSPC: { because: 'the disk is full', advice: ROOM },
  EDQUOT: { because: 'your share of the disk is used up', advice: ROOM },
  EFBIG: {
    because: 'it would be larger than a file may be here',
    advice: 'Raise the limit (`ulimit -f`) or make room, then run the command again.',
  },
  EIO: {
    because: 'the disk does not answer',
    advice: 'Check the disk or the network share, then run the command again.',
  },
  ESTALE: {
    because: 'the network share has lost it',
    advice: 'Mount the share again, then run the command again.',
  },
  ENOENT: { because: 'it is not there', advice: 'Check the path; it may have been moved meanwhile.' },
  ENOTDIR: { because: 'a part of its path is a file and no folder', advice: PLACE },
  EISDIR: { because: 'a folder stands there', advice: PLACE },
  EEXIST: { because: 'something of that name is there already', advice: PLACE },
  ENOTEMPTY: { because: 'a folder with other files stands there', advice: PLACE },
  ENAMETOOLONG: {
    because: 'its name or its path is too long',
    advice: 'Use shorter names of files and folders.',
  },
  ELOOP: {
    because: 'its links lead in a circle',
    advice: 'Remove the link, or name the folder that it should lead to.',
  },
  EXDEV: {
    because: 'the two places are on different file systems',
    advice: 'Name a folder on the same disk.',
  },
  EBUSY: {
    because: 'another program or a mount keeps it',
    advice: 'Close the program that uses it, or name a folder elsewhere.',
  },
  ETXTBSY: {
    because: 'a program is running from it',
    advice: 'End that program, then run the command again.',
  },
  EMFILE: {
    because: 'too many files are open',
    advice: 'Raise the limit (`ulimit -n 4096`), then run the command again.',
  },
  ENFILE: {
    because: 'too many files are open on this machine',
    advice: 'End other programs, then run the command again.',
  },
  EMLINK: { because: 'it has too many links', advice: ROOM },
  EINVAL: { because: 'the file system does not take such a name or request', advice: PLACE },
  ENOTSUP: { because: 'the file system cannot do this', advice: 'Name a folder on another disk.' },
  EADDRINUSE: { because: 'another program listens there', advice: 'Name another one with --port.' },
  EADDRNOTAVAIL: {
    because: 'this machine has no such address',
    advice: 'Check the network of this machine.',
  },
};

/** Why the system refuses, with its code: `the disk is full (ENOSPC)`. */
export function sayCause(code: string): Cause {
  const { because, advice } = (Object.hasOwn(CAUSES, code) ? CAUSES[code] : undefined) ?? {
    because: 'the system refuses it',
    advice: 'Check the path, its permissions and the room on the disk.',
  };
  return { because: `${because} (${code})`, advice };
}

/** The error of the system that an error is or was brought about by; undefined for a mistake in the program. */
export function findSystemError(error: unknown): SystemError | undefined {
  if (isSystemError(error)) return error;
  if (!(error instanceof Error)) return undefined;
  const { cause, errors } = error as Error & { errors?: unknown };
  const inner: unknown[] = [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  const found = inner.filter((one) => one !== error).map(findSystemError);
  return found.find((one) => one !== undefined) ?? readNative(error);
}

/** What code that is not of Node says: `… file in /a/b`, and further below `… (os error 28)`. */
function readNative(error: Error): SystemError | undefined {
  const [, number = ''] = /\(os error (\d+)\)/.exec(error.message) ?? [];
  const code = NUMBERS[number];
  if (code === undefined) return undefined;
  const [, path] = /\bfile in (.+)$/m.exec(error.message) ?? [];
  return Object.assign(new Error(error.message), { code, syscall: 'write', path });
}

const NUMBERS: Readonly<Record<string, string>> = {
  1: 'EPERM',
  5: 'EIO',
  13: 'EACCES',
  24: 'EMFILE',
  27: 'EFBIG',
  28: 'ENOSPC',
  30: 'EROFS',
  69: 'EDQUOT',
  122: 'EDQUOT',
};

export function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'syscall' in error &&
    typeof error.syscall === 'string' &&
    'code' in error &&
    typeof error.code === 'string'
  );
}

/** A bundler writes codes of its own over that of the system, which stands ahead of the words. */
function codeOf({ code, message }: SystemError): string {
  return /^E[A-Z0-9]+$/.test(code) ? code : (/\b(E[A-Z0-9]{2,}): /.exec(message)?.[1] ?? code);
}

/** Calls by which a file is only looked at. */
const READING = [
  'access',
  'fstat',
  'lstat',
  'open',
  'opendir',
  'read',
  'readlink',
  'realpath',
  'scandir',
  'stat',
];

/** Codes that only writing brings about, whatever the call. */
const WRITING_CODES = ['EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG', 'ETXTBSY'];

/** What could not be done with which path, and what to do about it, in two sentences. */
export function explainSystemError(error: SystemError): { message: string; hint: string } {
  const { syscall, path, dest = path, port } = error;
  const code = codeOf(error);
  const { because, advice } = sayCause(code);
  if (port !== undefined)
    return { message: `The port ${port} cannot be used: ${because}.`, hint: 'Name another one with --port.' };
  if (syscall.startsWith('spawn'))
    return {
      message: `${nameOf(path)} cannot be started: ${because}.`,
      hint: 'Install it, or put it on the PATH.',
    };
  if (READING.includes(syscall) && !WRITING_CODES.includes(code))
    return { message: `${nameOf(path)} cannot be opened: ${because}.`, hint: advice };
  return { message: `${nameOf(dest)} cannot be written: ${because}.`, hint: advice };
}

function nameOf(path: string | undefined): string {
  return path === undefined ? 'A file' : `\`${path}\``;
}
