import type { EvidenceFile } from '../core/model/report.ts';
import { readCheckedFile } from './evidence-file.ts';

/** So much of a file is read for its text: a scan of more takes longer than a check may. */
const MOST = 4_000_000;

/** What a file of evidence says, where it is a text in UTF-8, in UTF-16 with a mark, or in an encoding that holds ASCII. */
export function readEvidenceText(file: Pick<EvidenceFile, 'path' | 'sha256'>): string | undefined {
  const bytes = readCheckedFile(file)?.subarray(0, MOST);
  if (bytes === undefined) return undefined;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.includes(0) ? undefined : new TextDecoder().decode(bytes);
}
