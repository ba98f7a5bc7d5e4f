import type { Asset } from '../../../schemas/asset.ts';
import type { Indicator, Sample } from '../../../schemas/indicator.ts';
import type { Arch, OsFamily } from '../../../schemas/vocabulary.ts';
import { knownFields } from '../model/values.ts';
import { claimsAbout, pointsInto, sourcesOf, type Contradicted, type EvidenceFacts } from './claims.ts';

/** A sample that a label rests on cannot run on the asset. */
export type PlatformContradiction = Contradicted & {
  kind: 'platform-mismatch';
  /** 'possible' when the platform is only read from the file type, or a compatibility layer could run it. */
  certainty: 'certain' | 'possible';
  details: {
    aspect: 'os' | 'arch';
    sampleOs: OsFamily;
    sampleArch: Arch;
    assetOs: OsFamily;
    assetArch: Arch;
    fileType?: string;
  };
};

export type Platform = { os: OsFamily; arch: Arch };

/** Whether a sample runs: 'perhaps' when it needs a compatibility layer, 'unknown' when a platform is not known. */
export type Runs = 'yes' | 'perhaps' | 'no' | 'unknown';

/** Compares the platform of each sample with the asset that its indicator belongs to, by id or by address. */
export function findPlatformContradictions(facts: EvidenceFacts): PlatformContradiction[] {
  const { assets, indicators, intel } = facts;
  return indicators.flatMap((indicator) => {
    const { sample } = indicator;
    if (sample === undefined || isPortable(sample.file_type)) return [];
    const sources = sourcesOf(claimsAbout([indicator], intel));
    return assets
      .filter((asset) => belongsTo(indicator, asset))
      .flatMap((asset) => compare(sample, asset, { indicator: indicator.id, sources }) ?? []);
  });
}

/** The platform that a sample is made for: as declared, else as its file type tells, else unknown. */
export function platformOf({ os, arch, file_type: type = '' }: Sample): Platform {
  const told = FILE_TYPES.find(([pattern]) => pattern.test(type))?.[1];
  return { os: os ?? told?.os ?? 'unknown', arch: arch ?? processorOf(type) ?? told?.arch ?? 'unknown' };
}

const PROCESSORS: readonly [RegExp, Arch][] = [
  [/x86[-_ ]?64|amd64|\bx64\b/i, 'x86_64'],
  [/aarch64|arm64|armv8/i, 'arm64'],
  [/80386|\bi[3-6]86\b|x86(?![-_ ]?64)|ia-?32/i, 'x86'],
  [/\barm(?!64|v8| aarch64)/i, 'arm'],
  [/riscv/i, 'riscv64'],
];

/** The processor that a text names; undefined where it names several, as of a program for each of them. */
export function processorOf(text: string): Arch | undefined {
  const named = PROCESSORS.filter(([pattern]) => pattern.test(text));
  return named.length === 1 ? named[0]?.[1] : undefined;
}

/** Whether a sample for one operating system runs on another. */
export function runsOnOs(sample: OsFamily, asset: OsFamily): Runs {
  if (isOpen(sample) || isOpen(asset)) return 'unknown';
  if (sample === asset || OS_KIN[sample]?.includes(asset)) return 'yes';
  return OS_LAYERS[sample]?.includes(asset) ? 'perhaps' : 'no';
}

/** Whether a sample for one processor runs on another; the operating system tells which emulators are at hand. */
export function runsOnArch(sample: Arch, asset: Arch, os: OsFamily): Runs {
  if (isOpen(sample) || isOpen(asset)) return 'unknown';
  if (sample === asset || ARCH_MODES[sample]?.includes(asset)) return 'yes';
  if (asset !== 'arm64') return 'no';
  const emulated = EMULATED[os] ?? [];
  return emulated.includes(sample)
    ? 'yes'
    : isOpen(os) && (sample === 'x86' || sample === 'x86_64')
      ? 'perhaps'
      : 'no';
}

/** Scripts, documents and programs of a virtual machine run wherever their interpreter does. */
export function isPortable(fileType = ''): boolean {
  return PORTABLE.test(fileType);
}

/** Appliances mostly run a Linux or BSD of their own. */
const OS_KIN: Partial<Record<OsFamily, readonly OsFamily[]>> = {
  linux: ['network_os'],
  bsd: ['network_os'],
  network_os: ['linux', 'bsd'],
};

/** Systems with an optional layer for the programs of another. */
const OS_LAYERS: Partial<Record<OsFamily, readonly OsFamily[]>> = {
  linux: ['windows', 'android', 'bsd'],
  android: ['linux'],
  ios: ['macos'],
};

/** Processors that run the programs of an older one in hardware. */
const ARCH_MODES: Partial<Record<Arch, readonly Arch[]>> = { x86: ['x86_64'], arm: ['arm64'] };

/** What systems on 64-bit ARM emulate as they are installed. */
const EMULATED: Partial<Record<OsFamily, readonly Arch[]>> = {
  windows: ['x86', 'x86_64'],
  macos: ['x86_64'],
};

const PORTABLE =
  /script|power\s?shell|python|perl|php|ruby|\b(?:bash|shell|js|vbs?|vba|jar|java|jsp|aspx?|html?|pdf|rtf|docx?m?|xlsx?m?|pptx?m?|word|excel|office|macro|document|webshell)\b/i;

const FILE_TYPES: readonly [RegExp, Partial<Platform>][] = [
  [/\bwin(?:dows)?[ _-]?64|\bPE(?:32\+|64)/i, { os: 'windows', arch: 'x86_64' }],
  [/\bwin(?:dows)?[ _-]?32|\bPE32\b/i, { os: 'windows', arch: 'x86' }],
  [
    /\bwin(?:dows)?\b|\bPE\b|\bMSIL\b|\bMS-?DOS\b|\bMZ\b|\.(?:exe|dll|scr|msi)\b|\bHK(?:LM|CU|CR|EY_)/i,
    { os: 'windows' },
  ],
  [/\bandroid|\bapk\b|\bdex\b/i, { os: 'android' }],
  [/\bmach-?o(?![a-z])|\bmac\s?os|\bos\s?x\b|\bdmg\b/i, { os: 'macos' }],
  [/\bELF(?![a-z])|\blinux|\.ko\b|^\/etc\//i, { os: 'linux' }],
  [/\bfreebsd|\bopenbsd|\bnetbsd/i, { os: 'bsd' }],
  [/\biphone|\bipa\b|\bios\b/i, { os: 'ios' }],
];

function isOpen(word: OsFamily | Arch): boolean {
  return word === 'other' || word === 'unknown';
}

function belongsTo(indicator: Indicator, asset: Asset): boolean {
  if (indicator.asset !== undefined) return indicator.asset === asset.id;
  return asset.ips.some(({ addr }) => pointsInto(indicator, addr));
}

function compare(
  sample: Sample,
  asset: Asset,
  accused: Omit<Contradicted, 'asset'>,
): PlatformContradiction | undefined {
  const { os: sampleOs, arch: sampleArch } = platformOf(sample);
  const { os_family: assetOs = 'unknown', arch: assetArch = 'unknown' } = asset;
  const onOs = runsOnOs(sampleOs, assetOs);
  const isOsWrong = onOs === 'no' || onOs === 'perhaps';
  const runs = isOsWrong ? onOs : runsOnArch(sampleArch, assetArch, assetOs);
  if (runs === 'yes' || runs === 'unknown') return undefined;
  const aspect: keyof Platform = isOsWrong ? 'os' : 'arch';
  const isDeclared = sample[aspect] !== undefined;
  return {
    kind: 'platform-mismatch',
    certainty: isDeclared && runs === 'no' ? 'certain' : 'possible',
    asset: asset.id,
    ...accused,
    details: knownFields({ aspect, sampleOs, sampleArch, assetOs, assetArch, fileType: sample.file_type }),
  };
}
