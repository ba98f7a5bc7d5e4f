import { isPortable, platformOf } from '../evidence/platforms.ts';
import type { AlertSample } from './alert.ts';
import type { MeantField } from './alert-dates.ts';

/** What samples an alert speaks of, by names of fields, by their shape, and by the words ahead of them. */
export function readSamples(fields: readonly MeantField[], text: string): AlertSample[] {
  const found = new Map<string, AlertSample>();
  const add = (written: string, rest: Omit<AlertSample, 'fileType'>): void => {
    const fileType = written
      .trim()
      .replace(/\bw(32|64)\b/i, 'Win$1')
      .slice(0, 100);
    const { os, arch } = platformOf({ file_type: fileType });
    if (os !== 'unknown' || arch !== 'unknown' || isPortable(fileType))
      found.set(fileType.toLowerCase(), { fileType, ...rest });
  };
  for (const { key, value, range, scope, meaning } of fields)
    if (meaning?.is === 'sample')
      add(value, { scope, why: { kind: 'field', words: key }, ...(range === undefined ? {} : { range }) });
  const isIn = [...found.keys()];
  const systems = new Set([...found.values()].map(({ fileType }) => platformOf({ file_type: fileType }).os));
  const head = text.slice(0, 200_000);
  for (const { index, 0: whole, 1: written = whole } of [
    ...head.matchAll(SAMPLE),
    ...head.matchAll(SAMPLE_MARK),
  ]) {
    if (isIn.some((known) => known.includes(written.toLowerCase()))) continue;
    // What its name says of a sample is no second one, where a field tells its type.
    const { os, arch } = platformOf({ file_type: written });
    if (arch === 'unknown' && systems.has(os)) continue;
    const end = index + whole.length;
    const range = { start: end - written.length, end };
    add(written, { scope: '', why: { kind: 'shape' }, range });
  }
  return [...found.values()];
}

/** What stands behind the name of a system in names of architectures and of pages, and makes no name of a malware. */
const NO_FAMILY =
  '(?:unix|bsd|mac|windows|linux|android|ios|amd64|arm|aarch|x86|x64|i[36]86|ppc|riscv|server)';
const SAMPLE = new RegExp(
  String.raw`(?<![\w/.-])(?:(?:heur|trojan|backdoor|virus|worm|ransom|hacktool|exploit|pua|malware|gen(?:eric)?|riskware)[:./-]{1,2}(?:\w+[:./-])?)?(?:win(?:32|64)|w(?:32|64)|linux|android|os ?x|macos|elf|msil)[./:](?!${NO_FAMILY}|\w+\.(?:com|org|net)\b)(?!com\b|org\b|net\b)[a-z][\w.!/-]*|\bPE32\+?(?!\w)|\bPE64\b|\bWin(?:32|64) EXE\b|\bELF(?:[ -]?(?:32|64)(?:[ -]?bit)?)?\b(?:(?: [LM]SB)?(?: (?:pie )?(?:executable|shared object))?,? (?:x86[-_]64|amd64|(?:ARM )?aarch64|arm(?:64)?|(?:Intel )?(?:80386|i[36]86))\b)?|\bMach-O\b|(?:windows|linux|macos|android|win32|win64)[ -]?(?:PE|ELF|executables?|binar(?:y|ies)|samples?|malware|dll)\b|(?:windows|linux|安卓|macos|win32|win64)\s?(?:样本|木马|程序|病毒|可执行)`,
  'giu',
);
/** `sample test.exe`, `样本写入 HKLM\…`: what a sample is called or touches tells what it runs on. */
const SAMPLE_MARK =
  /(?:\b(?:samples?|malware|payload|dropper|trojan|(?:malicious|related) (?:file|binary|program))|样本|木马|(?:恶意|关联)(?:文件|程序|软件|样本)?|病毒|后门)(?:\s|[:：,，("'“`]|is|was|an?|the|called|named|writes(?: to)?|drops|sets|installs|为|是|一个|名为|叫|写入?|释放|文件|路径|file|path)*((?:(?:[a-z]:)?[\w.\\-]+\.(?:exe|dll|scr|msi|apk|ipa|dmg|ko)|MZ|APK)(?![\w.])|HK(?:LM|CU|CR|EY_\w+)\\[^\s;,，；]*|\/etc\/(?:systemd|cron|init|ld)[^\s;,，；]*)/giu;
