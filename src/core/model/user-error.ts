/**
 * What keeps a command from its work: a message for the person at the keyboard, and what to do instead. Caught in
 * `main.ts` alone. The exit code is 2 for wrong use, 1 where the use was right and the settings are not.
 */
export class UserError extends Error {
  readonly hint: string | undefined;
  readonly exitCode: 1 | 2;

  constructor(message: string, hint?: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
