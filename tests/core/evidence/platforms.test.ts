import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { Arch, OsFamily } from '../../../schemas/vocabulary.ts';
import {
  findPlatformContradictions,
  isPortable,
  platformOf,
  runsOnArch,
  runsOnOs,
  type Runs,
} from '../../../src/core/evidence/platforms.ts';
import { buildIncident } from '../../builders.ts';

test.each<[OsFamily, OsFamily, Runs]>([
  ['windows', 'windows', 'yes'],
  ['windows', 'linux', 'no'],
  ['windows', 'macos', 'no'],
  ['windows', 'network_os', 'no'],
  ['linux', 'windows', 'perhaps'],
  ['linux', 'macos', 'no'],
  ['linux', 'network_os', 'yes'],
  ['linux', 'android', 'perhaps'],
  ['macos', 'ios', 'no'],
  ['ios', 'macos', 'perhaps'],
  ['android', 'ios', 'no'],
  ['network_os', 'linux', 'yes'],
  ['other', 'linux', 'unknown'],
  ['windows', 'unknown', 'unknown'],
])('a sample for %s runs on %s: %s', (sample, asset, runs) => {
  expect(runsOnOs(sample, asset)).toBe(runs);
});

test.each<[Arch, Arch, OsFamily, Runs]>([
  ['x86', 'x86_64', 'windows', 'yes'],
  ['x86_64', 'x86', 'windows', 'no'],
  ['x86_64', 'arm64', 'macos', 'yes'],
  ['x86', 'arm64', 'macos', 'no'],
  ['x86', 'arm64', 'windows', 'yes'],
  ['x86_64', 'arm64', 'linux', 'no'],
  ['x86_64', 'arm64', 'unknown', 'perhaps'],
  ['arm', 'arm64', 'linux', 'yes'],
  ['arm64', 'arm', 'linux', 'no'],
  ['arm64', 'x86_64', 'linux', 'no'],
  ['riscv64', 'x86_64', 'linux', 'no'],
  ['unknown', 'arm', 'linux', 'unknown'],
])('a sample for %s runs on %s under %s: %s', (sample, asset, os, runs) => {
  expect(runsOnArch(sample, asset, os)).toBe(runs);
});

test.each<[string, OsFamily, Arch]>([
  ['Win64/Heur', 'windows', 'x86_64'],
  ['Trojan.Win32.Generic', 'windows', 'x86'],
  ['PE32+ executable (console) x86-64', 'windows', 'x86_64'],
  ['PE32 executable', 'windows', 'x86'],
  ['Windows PE', 'windows', 'unknown'],
  ['ELF 64-bit LSB executable', 'linux', 'unknown'],
  ['ELF 64-bit LSB executable, x86-64, version 1 (SYSV)', 'linux', 'x86_64'],
  ['ELF 64-bit LSB pie executable, ARM aarch64', 'linux', 'arm64'],
  ['ELF 32-bit LSB executable, ARM, EABI5', 'linux', 'arm'],
  ['ELF 32-bit LSB executable, Intel 80386', 'linux', 'x86'],
  ['Linux/Mirai', 'linux', 'unknown'],
  ['Mach-O universal binary: x86_64, arm64', 'macos', 'unknown'],
  ['Mach-O universal binary', 'macos', 'unknown'],
  ['Android APK', 'android', 'unknown'],
  ['Darwin', 'unknown', 'unknown'],
  ['Wind River image', 'unknown', 'unknown'],
  ['', 'unknown', 'unknown'],
])('the file type %j tells %s and %s', (type, os, arch) => {
  expect(platformOf({ file_type: type })).toEqual({ os, arch });
});

test('what is declared beats what the file type tells', () => {
  expect(platformOf({ file_type: 'Win64/Heur', os: 'linux' })).toEqual({ os: 'linux', arch: 'x86_64' });
});

test.each([
  ['PowerShell script', true],
  ['PHP webshell', true],
  ['MS Word Document', true],
  ['Java JAR', true],
  ['JS/Agent', true],
  ['Win64/Heur', false],
  ['ELF 64-bit', false],
  ['', false],
])('a file of type %j runs anywhere: %s', (type, expected) => {
  expect(isPortable(type)).toBe(expected);
});

describe('findPlatformContradictions', () => {
  type Asset = NonNullable<IncidentInput['assets']>[number];
  type Indicator = NonNullable<IncidentInput['indicators']>[number];
  const LINUX: Asset = { id: 'H1', os_family: 'linux', arch: 'arm64', ips: [{ addr: '203.0.113.45' }] };
  const file = (sample: Indicator['sample'], rest: Partial<Indicator> = {}): Indicator => ({
    id: 'I1',
    type: 'file',
    value: 'test.exe',
    asset: 'H1',
    sample,
    ...rest,
  });

  test.each<[string, Indicator, Asset, string[]]>([
    ['a declared system', file({ os: 'windows' }), LINUX, ['certain os windows/linux']],
    [
      'a system read from the file type',
      file({ file_type: 'Win64/Heur' }),
      LINUX,
      ['possible os windows/linux'],
    ],
    ['a declared processor', file({ os: 'linux', arch: 'x86_64' }), LINUX, ['certain arch x86_64/arm64']],
    [
      'a system with a layer for it',
      file({ os: 'linux' }),
      { ...LINUX, os_family: 'windows' },
      ['possible os linux/windows'],
    ],
    ['a sample that runs', file({ os: 'linux', arch: 'arm' }), LINUX, []],
    ['a script', file({ os: 'windows', file_type: 'PowerShell script' }), LINUX, []],
    ['a sample of unknown platform', file({ file_type: 'data' }), LINUX, []],
    ['an asset of unknown platform', file({ os: 'windows' }), { id: 'H1' }, []],
    ['an asset of another kind of system', file({ os: 'windows' }), { id: 'H1', os_family: 'other' }, []],
    ['an indicator of no asset', file({ os: 'windows' }, { asset: undefined }), LINUX, []],
    [
      'an address of the asset',
      file({ os: 'windows' }, { asset: undefined, type: 'url', value: 'http://203.0.113.45/test.exe' }),
      LINUX,
      ['certain os windows/linux'],
    ],
    ['an indicator of another asset', file({ os: 'windows' }, { asset: 'H2' }), LINUX, []],
  ])('judges %s', (_case, indicator, asset, expected) => {
    const incident = buildIncident({ assets: [asset], indicators: [indicator] });
    const found = findPlatformContradictions(incident).map(({ certainty, details }) => {
      const { aspect, sampleOs, sampleArch, assetOs, assetArch } = details;
      return `${certainty} ${aspect} ${aspect === 'os' ? `${sampleOs}/${assetOs}` : `${sampleArch}/${assetArch}`}`;
    });
    expect(found).toEqual(expected);
  });
});
