/** Wrong use: a message for the person at the keyboard, and what to do instead. Caught in `main.ts` alone. */
export class UserError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
  }
}
