/** Whether a name with dots reads as a file rather than as a host: `test.exe`, `nginx.conf`, `README.md`. */
export function isFileName(value: string): boolean {
  const ending = value.slice(value.lastIndexOf('.') + 1).toLowerCase();
  if (FILE_ENDINGS.has(ending)) return true;
  if (!SHARED_ENDINGS.has(ending)) return false;
  const labels = value.toLowerCase().split('.');
  const inner = labels.at(-2) ?? '';
  return labels.length === 2 || FILE_ENDINGS.has(inner) || INNER_ENDING.test(inner);
}

/** Whether a name is that of a program or of what carries one; names of documents are no indicators by themselves. */
export function isRunnable(name: string): boolean {
  return RUNNABLE.test(name);
}

const RUNNABLE =
  /\.(?:exe|dll|sys|bat|cmd|ps1|vbs|jse|wsf|hta|scr|lnk|msi|apk|elf|so|sh|iso|img|docm|xlsm|jar)$/i;

/** What stands ahead of an ending: a language, or what a file is for. */
const INNER_ENDING = /^(?:(?:zh|en|de|fr|ja|ko|ru|es)(?:-[a-z]{2,4})?|test|spec|min|d)$/;

/** Endings of files that are no top-level domain. */
const FILE_ENDINGS = new Set(
  (
    'exe dll sys bat cmd ps1 vbs js ts jsp php asp aspx rb lua jar war class apk elf bin dat tmp lnk iso img ' +
    'rar gz tgz bz2 xz 7z tar cab msi doc docx docm xls xlsx xlsm ppt pptx pdf rtf txt log mdx html htm css xml ' +
    'json yaml yml toml ini conf cfg cnf config env key pem crt cer csv db sqlite sql bak old swp h cpp go java ' +
    'service timer socket properties lock mk patch diff png jpg jpeg gif svg webp ico'
  ).split(' '),
);

/** Endings of files that are top-level domains too; a name of three parts with one is a host. */
const SHARED_ENDINGS = new Set(['zip', 'md', 'py', 'sh', 'so', 'rs', 'mov', 'ps']);
