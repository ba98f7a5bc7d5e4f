import { UserError } from '../../core/model/user-error.ts';

/** The text of a foreign file, or why it has none. */
type Decoded = { text: string } | { problem: string };

/** Checks the name of an encoding, such as gb18030, big5 or shift_jis, as browsers know them. */
export function checkEncoding(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new UserError(
      `There is no encoding \`${label}\`.`,
      'Write the name of one, such as gb18030, gbk, big5, shift_jis, euc-kr or windows-1252.',
    );
  }
}

/** Decodes UTF-8, UTF-16 with its mark, and what is neither by the encoding that the person named. Nothing is guessed. */
export function decodeForeign(bytes: Uint8Array, encoding: string | undefined): Decoded {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined)
    return tryDecode(bytes, wide) ?? { problem: 'The file begins as UTF-16 and is broken.' };
  const plain = tryDecode(bytes, 'utf-8');
  if (plain !== undefined)
    return plain.text.includes('\0') ? { problem: 'The file holds NUL bytes, so it is not a text.' } : plain;
  if (encoding !== undefined && encoding !== 'utf-8')
    return tryDecode(bytes, encoding) ?? { problem: `The file is neither UTF-8 nor ${encoding}.` };
  if (bytes.includes(0)) return { problem: 'The file holds NUL bytes, so it is not a text.' };
  return {
    problem: isLikelyGb18030(bytes)
      ? 'The file is not UTF-8 text; it looks like GB18030. Add --encoding gb18030, or convert it.'
      : 'The file is not UTF-8 text. Name its encoding with --encoding, such as --encoding gb18030, or convert it.',
  };
}

function wideEncodingOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function tryDecode(bytes: Uint8Array, encoding: string): { text: string } | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

/** In a Chinese text most characters beyond ASCII are of the common block of Han. */
function isLikelyGb18030(bytes: Uint8Array): boolean {
  const { text = '' } = tryDecode(bytes, 'gb18030') ?? {};
  const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return foreign > 1 && (text.match(/[\u4E00-\u9FA5，。：；、（）]/g)?.length ?? 0) > foreign * 0.8;
}
