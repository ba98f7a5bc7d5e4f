import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import ts from 'typescript';
import { compile, compiledName, listCompiled, listCopied } from './files.ts';
import { copyFonts } from './fonts.ts';
import { publishedManifest, type OwnManifest } from './manifest.ts';

const ROOT = join(import.meta.dirname, '..');

/** Makes the tarball of the package in a folder, and gives its path. */
export function pack(folder: string): string {
  const stage = mkdtempSync(join(tmpdir(), 'precedent-pack-'));
  try {
    fill(stage);
    mkdirSync(folder, { recursive: true });
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['pack', stage, '--pack-destination', folder, '--json', '--ignore-scripts'],
      { encoding: 'utf8', shell: process.platform === 'win32' },
    );
    if (status !== 0) throw new Error(`npm pack failed.\n${stderr}`);
    const [made] = JSON.parse(stdout) as { filename: string }[];
    return join(folder, made?.filename ?? '');
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Puts the files of the package into a folder. */
function fill(stage: string): void {
  const put = (name: string, text: string): void => {
    mkdirSync(dirname(join(stage, name)), { recursive: true });
    writeFileSync(join(stage, name), text);
  };
  for (const file of listCopied(ROOT)) cpSync(join(ROOT, file), join(stage, file));
  for (const file of listCompiled(ROOT))
    put(compiledName(file), compile(readFileSync(join(ROOT, file), 'utf8'), file));
  copyFonts(stage);
  declareTypes(join(stage, 'types'));
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as OwnManifest;
  put('package.json', `${JSON.stringify(publishedManifest(own), null, 2)}\n`);
}

/**
 * The types of what a team imports. They lie apart from the sources: beside one TypeScript would read it in place of its
 * declarations, and check it by the rules of the team.
 */
function declareTypes(folder: string): void {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT);
  const program = ts.createProgram([join(ROOT, 'schemas/config.ts'), join(ROOT, 'src/core/rules/rule.ts')], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rewriteRelativeImportExtensions: true,
    rootDir: ROOT,
    declarationDir: folder,
  });
  program.emit(undefined, (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    // TypeScript leaves the names of sources in declarations: https://github.com/microsoft/TypeScript/issues/61037
    writeFileSync(path, text.replace(/(from ['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  });
}

if (import.meta.main) console.log(pack(resolve(process.argv[2] ?? '.')));
