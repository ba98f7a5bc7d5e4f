/** A text with the encoding that its bytes were in. */
export type GuessedText = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' };

/**
 * What a person pastes, pipes or keeps beside the reports: UTF-8, UTF-16 with its mark as a Windows shell writes it, else
 * GB18030 as Chinese systems and programs for tables do. Undefined where bytes are a text in none of them. A mark of the byte
 * order is left out. Files of others, which are kept for ever, are not guessed at like this: see `cli/import`.
 */
export function guessText(bytes: Uint8Array): GuessedText | undefined {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      continue;
    }
  }
  return undefined;
}

function encodingsOf([first, second]: Uint8Array): GuessedText['encoding'][] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  return first === 0xfe && second === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030'];
}
