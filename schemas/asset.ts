import { z } from 'zod';
import { localId } from './ids.ts';
import { strict } from './strict.ts';
import { moment } from './times.ts';
import { line, list, prose, word } from './values.ts';
import { ARCHS, ASSET_KINDS, COMPROMISES, EXPOSURES, OS_FAMILIES } from './vocabulary.ts';

const ADDRESSES = [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()];

/** One address of an asset and the time for which it was ours: the ownership window. */
const assetAddress = strict(
  {
    addr: z
      .string({ error: ({ input }) => addressFault(input) })
      .trim()
      .refine((value) => isAddress(value), { error: ({ input }) => addressFault(input) })
      .describe('IPv4 or IPv6 address, or a network in CIDR form, as it is (not defanged).'),
    held_from: moment(
      'First moment at which the address was ours; partial date. Our field, after STIX valid_from.',
    ),
    held_until: moment('Last moment at which the address was ours; partial date; absent means still held.'),
    evidence: prose(500)
      .optional()
      .describe('What shows that we held it, such as an allocation record; 500 characters.'),
  },
  'an address with its dates',
);

/** A thing of ours that the incident touched. Source: VERIS assets, DFIR-IRIS assets. */
export const asset = strict(
  {
    id: localId().describe('Name of the asset inside this report, such as H1.'),
    name: line(200).optional().describe('What the team calls it; 200 characters.'),
    kind: word(ASSET_KINDS, 'a kind of asset')
      .optional()
      .describe('What it is. Source: VERIS asset varieties.'),
    role: line(200)
      .optional()
      .describe('What it is used for, such as test bastion; 200 characters. Source: VERIS.'),
    os_family: word(OS_FAMILIES, 'an operating system')
      .optional()
      .describe('Operating system, compared with the target of samples. Source: RustSec affected os.'),
    arch: word(ARCHS, 'a processor architecture')
      .optional()
      .describe(
        'Processor architecture, compared with the target of samples. Source: RustSec affected arch.',
      ),
    provider: line(100)
      .optional()
      .describe('Cloud or hosting provider; 100 characters. Source: VERIS hosting.'),
    owner_team: line(100)
      .optional()
      .describe('Team that owns it, no person; 100 characters. Source: VERIS ownership.'),
    exposure: word(EXPOSURES, 'an exposure').optional().describe('From where it can be reached. Our field.'),
    compromise: word(COMPROMISES, 'a state of compromise')
      .optional()
      .describe('Whether it was compromised. Source: DFIR-IRIS CompromiseStatus.'),
    ips: list(assetAddress).describe('Its addresses, each with the time for which it was ours. Our field.'),
  },
  'an asset',
);

export type AssetAddress = z.output<typeof assetAddress>;
export type Asset = z.output<typeof asset>;
export type AssetInput = z.input<typeof asset>;

function isAddress(value: string): boolean {
  return ADDRESSES.some((shape) => shape.safeParse(value).success);
}

function addressFault(input: unknown): string {
  const seen =
    input === undefined ? 'The address is missing.' : `${JSON.stringify(input)} is not an IP address.`;
  return `${seen} Write it as it is, such as 203.0.113.7, 2001:db8::7 or 203.0.113.0/24.`;
}
