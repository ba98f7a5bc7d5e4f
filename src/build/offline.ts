import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import type { Settings } from '../../schemas/settings.ts';
import { isWithin } from '../archive/places.ts';
import { getWords } from '../core/i18n/words.ts';
import { escapeHtml } from '../core/model/text.ts';
import { UserError } from '../core/model/user-error.ts';
import { OFFLINE_PAGE } from './offline-page.ts';
import { claimOutput, markOutput, publishOutput, recoverOutput, stagingOf } from './publish.ts';

/** Modules, and what only a server needs: the script of its page for lost visitors would lead away from each other page. */
const LEFT_OUT =
  /^_astro\/.*\.js$|^404\.html$|^sw\.js$|^offline(?:-files)?\.json$|^_(?:redirects|headers)$|^redirects\.\w+\.map$|^\.precedent$/;

type OfflineInput = {
  settings: Settings;
  /** A finished site. */
  site: string;
  /** Absolute path of the folder that opens from disk; an earlier one is replaced at the end. */
  out: string;
};

/** Where the code of all pages stands. */
const SCRIPT = 'offline.js';

/** Throws a UserError where a folder is that of the site, or holds something else than an earlier one of these. */
export function claimOffline(settings: Settings, out: string): void {
  if (isWithin(out, settings.out) || isWithin(settings.out, out))
    throw new UserError(
      `The site itself is in \`${settings.out}\`.`,
      'Name a folder elsewhere with --out, such as `--out offline`.',
    );
  claimOutput({ ...settings, out });
}

/**
 * Makes of a finished site a folder whose pages open from disk. A browser reads no module and fetches no file there: all code
 * becomes one script of the old kind, and each file that it reads gets a twin, which is such a script too. Throws a UserError
 * where `out` holds something else.
 */
export async function writeOffline({ settings, site, out }: OfflineInput): Promise<{ files: number }> {
  claimOffline(settings, out);
  await recoverOutput(out);
  const staging = stagingOf(out);
  rmSync(staging, { recursive: true, force: true });
  const base = decodeURI(new URL(settings.address).pathname);
  const files = listFiles(site);
  const entries = new Set<string>();
  for (const file of files) {
    if (LEFT_OUT.test(file)) continue;
    const bytes = readFileSync(join(site, file));
    put(
      staging,
      file,
      file.endsWith('.html') ? movePage(bytes.toString(), { file, base, settings, entries }) : bytes,
    );
    if (/\.(?:html|json)$/.test(file)) put(staging, `${file}.js`, twinOf(file, bytes.toString()));
  }
  put(
    staging,
    SCRIPT,
    `${OFFLINE_PAGE}(${JSON.stringify(base)});\n${await bundle(site, [...entries].sort())}`,
  );
  markOutput(staging);
  await publishOutput(staging, out);
  return { files: files.length };
}

/** By paths with forward slashes. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function put(folder: string, file: string, content: string | Uint8Array): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A file as a script that hands it over by its path. `<` is no tag there, whatever reads it. */
function twinOf(file: string, text: string): string {
  const [name, content] = [file, text].map((part) => JSON.stringify(part).replaceAll('<', '\\u003c'));
  return `precedentFile(${name ?? ''}, ${content ?? ''});\n`;
}

type PageInput = { file: string; base: string; settings: Settings; entries: Set<string> };

const MODULE = /<script type="module" src="([^"]+)"><\/script>/g;

/** A page whose addresses lead from itself to files, and whose code is that of all pages. */
function movePage(html: string, { file, base, settings, entries }: PageInput): string {
  const words = getWords(settings.language).site;
  const up = posix.relative(posix.dirname(file), '.') || '.';
  const note = `<p class="offline-note">${escapeHtml(words.offline)}</p>`;
  return (
    html
      // It is such a copy itself.
      .replace(/<keep-site\b[^]*?<\/keep-site>/, '')
      .replace(MODULE, (_whole, source: string) => {
        entries.add(decodeURI(source).slice(base.length));
        return '';
      })
      .replace(/(<a|<link|<form|<script|<img|<use|<source)\b[^>]*>/g, (tag) =>
        tag.replace(/(?<=\s(?:href|src|action)=")\/(?!\/)[^"]*/g, (address) => toFile(address, base, up)),
      )
      // What `self` means of files is not the same in all browsers.
      .replaceAll("'self'", "'self' file:")
      .replace('</head>', `<script defer src="${up}/${SCRIPT}"></script></head>`)
      .replace(/<main\b[^>]*>/, (main) => `${main}${note}`)
  );
}

/** Addresses elsewhere on the host of the site are left alone. */
function toFile(address: string, base: string, up: string): string {
  if (!address.startsWith(base) && `${address}/` !== base) return address;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address.slice(base.length)) ?? [];
  const page = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return `${up}/${page}${rest}`;
}

/** The code of some modules and of all that they load, as one script. */
async function bundle(site: string, entries: readonly string[]): Promise<string> {
  const ENTRY = 'precedent:offline';
  const bundled = await rolldown({
    input: ENTRY,
    logLevel: 'silent',
    plugins: [
      {
        name: ENTRY,
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) =>
          id === ENTRY
            ? entries.map((entry) => `import ${JSON.stringify(join(site, entry))};`).join('\n')
            : undefined,
        // What is loaded ahead of a module is here already.
        transform: (code, id) =>
          id.includes('/preload-helper')
            ? code.replace(
                /^[^]*?export ?\{ ?[\w$]+ as (\w+)[^]*$/,
                'const load = (later) => later();\nexport { load as $1 };',
              )
            : undefined,
      },
    ],
  });
  try {
    const { output } = await bundled.generate({ format: 'iife', codeSplitting: false, minify: true });
    return output[0].code;
  } finally {
    await bundled.close();
  }
}
