/**
 * What a person does not see and a program reads: controls, marks of direction, joiners, tags, selectors, halves of a
 * character; not what joins pictures, nor the joiner by which `escapeMarkdown` keeps a `@name` from calling somebody.
 */
const HIDDEN =
  /((?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?)\uFE0F?(?:\u200D(?=\p{Extended_Pictographic}))?|(?<=[@#])\u2060(?=[\p{L}\p{N}]))|(?:[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])+/gu;

const CONTROL = /[\p{Cc}\p{Cs}]/u;
const ASCII = /[!-~]/;

/**
 * A text in which what is hidden shows as U+FFFD. It goes without a trace where no letter or mark of ASCII stands beside it:
 * there nothing is put together that reads as an address or a word of a program.
 */
export function markHidden(text: string): string {
  return text.replace(HIDDEN, (run: string, joiner: string | undefined, at: number) => {
    if (joiner !== undefined) return joiner;
    const isBesideAscii = ASCII.test(text.charAt(at - 1)) || ASCII.test(text.charAt(at + run.length));
    return isBesideAscii || CONTROL.test(run) ? '\uFFFD' : '';
  });
}

/** A value as JSON, in which what is hidden is written as an escape and stays what it is. */
export function writeJson(value: unknown, space?: number): string {
  return JSON.stringify(value, null, space).replace(
    /[\x7F-\x9F\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    (hidden) =>
      Array.from(
        { length: hidden.length },
        (_, at) => `\\u${hidden.charCodeAt(at).toString(16).padStart(4, '0')}`,
      ).join(''),
  );
}
