import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, sep } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { typeOfName, UNKNOWN_TYPE } from '../core/model/evidence.ts';
import type { EvidenceFile } from '../core/model/report.ts';
import { sayCause } from '../core/model/system-error.ts';
import type { Refusal } from './picture.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';
import { explainPointer } from './stand-in.ts';

/** The rule about files of evidence. */
export const EVIDENCE_FILE = 'evidence-file';

/** Finds the file that evidence names beside its report, and reads it once, for its digest. */
export function loadFileBeside(
  source: Source,
  name: string,
  { maxMegabytes }: Settings['evidence'],
): EvidenceFile | Refusal {
  const refused = refuseName(name) ?? refusePlace(source);
  if (refused !== undefined) return refused;
  const folder = dirname(source.path);
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const missing = findMissing(folder, parts, name);
  if (missing !== undefined) return missing;
  try {
    return readBeside(folder, parts, { name, maxMegabytes });
  } catch (error) {
    const { because, advice } = sayCause((error as NodeJS.ErrnoException).code ?? 'unknown cause');
    return { problem: `The file \`${name}\` cannot be read: ${because}.`, hint: advice };
  }
}

/** Reads a file whose name is there. Throws as the system does. */
function readBeside(
  folder: string,
  parts: readonly string[],
  { name, maxMegabytes }: { name: string; maxMegabytes: number },
): EvidenceFile | Refusal {
  const path = join(folder, ...parts);
  if (!realpathSync(path).startsWith(realpathSync(folder) + sep))
    return {
      problem: `The file \`${name}\` is a link out of the report's folder.`,
      hint: 'Copy the file itself beside the report.',
    };
  const stats = statSync(path);
  if (stats.isDirectory())
    return {
      problem: `\`${name}\` is a folder.`,
      hint: `Name a file in it, such as \`file="${parts.join('/')}/auth.log"\`, or pack the folder into an archive.`,
    };
  // Reading a pipe would wait for ever.
  if (!stats.isFile())
    return {
      problem: `\`${name}\` is no file but a pipe, a socket or a device.`,
      hint: 'Save what it gives as a file.',
    };
  if (stats.size > maxMegabytes * 1_000_000)
    return {
      problem: `The file \`${name}\` has ${megabytes(stats.size)} MB, and ${maxMegabytes} are the most.`,
      hint: 'Cut out what matters, or raise `evidence.maxMegabytes` in precedent.config.ts.',
    };
  const bytes = readFileSync(path);
  return (
    explainPointer(bytes, name) ?? {
      source: parts.join('/'),
      path,
      sha256: digest(bytes),
      size: bytes.length,
      type: typeOfFile(name, bytes),
    }
  );
}

function refuseName(name: string): Refusal | undefined {
  const hint = 'Write its name as it lies beside the report, such as `file="auth.log"`.';
  if (/^[a-z][a-z0-9+.-]+:\/\/|^\/\//i.test(name))
    return {
      problem: `\`${name}\` is an address, and evidence is a file beside the report.`,
      hint: 'Save it there and name it, such as `file="auth.log"`; an address belongs into `source`.',
    };
  if (/^\/|^~|^[a-z]:/i.test(name))
    return { problem: `\`${name}\` is a path of one machine, and evidence lies beside its report.`, hint };
  if (name.split('/').includes('..'))
    return {
      problem: `The file \`${name}\` lies outside of the report's folder.`,
      hint: 'Move it beside the report.',
    };
  if (name.includes('\\'))
    return {
      problem: `\`${name}\` has backslashes.`,
      hint: `Write \`${name.replaceAll('\\', '/')}\`, with forward slashes.`,
    };
  if (name.endsWith('.mdx'))
    return { problem: `\`${name}\` is a report and no evidence.`, hint: 'Cite it by its id.' };
  return undefined;
}

/** A folder that several reports share tells nobody whose a file is, and would not come along when one of them moves. */
function refusePlace({ file }: Source): Refusal | undefined {
  const name = posix.basename(file);
  if (name === 'index.mdx') return undefined;
  return {
    problem: `The report is the single file \`${name}\`, and evidence lies in a folder of its own report.`,
    hint: `Move the report to \`${file.replace(/\.mdx$/, '')}/index.mdx\`, and put the file beside it there.`,
  };
}

/**
 * What of a path is not there. Names are compared as they are written, since a system that takes `Auth.log` for `auth.log`
 * is not the one on which the site is built.
 */
function findMissing(folder: string, parts: readonly string[], name: string): Refusal | undefined {
  for (const [index, part] of parts.entries()) {
    const at = join(folder, ...parts.slice(0, index));
    const entries = listNames(at);
    if (entries.includes(part)) continue;
    const near = entries.find((entry) => fold(entry) === fold(part));
    return {
      problem: `There is no file \`${name}\` beside the report.`,
      hint:
        near === undefined
          ? 'Check its name, and that it is in git.'
          : `Write it as it is called there: \`${[...parts.slice(0, index), near, ...parts.slice(index + 1)].join('/')}\`.`,
    };
  }
  return parts.length === 0
    ? { problem: `\`${name}\` names no file.`, hint: 'Write its name, such as `file="auth.log"`.' }
    : undefined;
}

/** Nothing where there is no such folder. */
function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** What is wrong with a file that can be read: with what was recorded of it, or with the file itself. */
export function judgeFile(
  { source, sha256, size, path }: EvidenceFile,
  recorded: string | undefined,
): Omit<Problem, 'rule'>[] {
  const empty: Omit<Problem, 'rule'>[] =
    size > 0
      ? []
      : [
          {
            level: 'warning',
            message: `The file \`${source}\` is empty.`,
            hint: 'Copy it again, or say in words that it was empty and leave it out.',
          },
        ];
  if (recorded === undefined)
    return [
      ...empty,
      {
        level: 'warning',
        message: `The file \`${source}\` has no \`sha256\`, so nobody will see when it is exchanged.`,
        hint: `Write \`sha256="${sha256}"\`; \`precedent-kb check --fix\` does.`,
      },
    ];
  if (recorded === sha256) return empty;
  if (otherLineEnds(path).includes(recorded))
    return [
      {
        message: `Of the file \`${source}\` the line ends were changed, as git does with texts: its SHA-256 is \`${sha256}\` and not \`${recorded}\`.`,
        hint: `Write \`${basename(source)} -text\` into \`.gitattributes\`, and put the recorded file back.`,
      },
    ];
  return [
    {
      message: `The file \`${source}\` is not the one that was recorded: its SHA-256 is \`${sha256}\`, and \`sha256\` says \`${recorded}\`.`,
      hint: `Put the recorded file back; only where this one is right, write \`sha256="${sha256}"\`.`,
    },
  ];
}

/** The digests that a file would have with the line ends of another system. */
function otherLineEnds(path: string): string[] {
  const plain = readFileSync(path, 'latin1').replaceAll('\r\n', '\n');
  return [plain, plain.replaceAll('\n', '\r\n')].map((text) => digest(Buffer.from(text, 'latin1')));
}

/** The bytes of a file as they were when its report was compiled; undefined when there are others now, or none. */
export function readCheckedFile({ path, sha256 }: Pick<EvidenceFile, 'path' | 'sha256'>): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    return digest(bytes) === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Rounded up, so that no file is called as large as the limit when it is over it. */
function megabytes(bytes: number): number {
  return Math.ceil(bytes / 100_000) / 10;
}

/** First bytes, as latin1, of kinds that can be told from them. */
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'application/pdf'],
  [/^MZ/, 'application/vnd.microsoft.portable-executable'],
  [/^\x7fELF/, 'application/x-elf'],
  [/^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe)/, 'application/x-mach-binary'],
  [
    /^(?:\xd4\xc3\xb2\xa1|\xa1\xb2\xc3\xd4|\x4d\x3c\xb2\xa1|\xa1\xb2\x3c\x4d)/,
    'application/vnd.tcpdump.pcap',
  ],
  [/^\x0a\x0d\x0d\x0a/, 'application/x-pcapng'],
  [/^ElfFile\0/, 'application/x-ms-evtx'],
  [/^PK[\x03\x05]/, 'application/zip'],
  [/^\x1f\x8b/, 'application/gzip'],
  [/^\xfd7zXZ\0/, 'application/x-xz'],
  [/^\x28\xb5\x2f\xfd/, 'application/zstd'],
  [/^7z\xbc\xaf\x27\x1c/, 'application/x-7z-compressed'],
  [/^\x89PNG/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
  [/^#!/, 'text/x-script'],
];

/**
 * The media type of a file: by its first bytes where they tell, else by its name, which is believed of texts and of kinds
 * without a head only.
 */
function typeOfFile(name: string, bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const seen = HEADS.find(([pattern]) => pattern.test(head))?.[1];
  const named = typeOfName(name);
  if (seen !== undefined) return seen;
  return HEADS.some(([, type]) => type === named) ? UNKNOWN_TYPE : named;
}
