import type { z } from 'zod';

/** Every message that a value draws, each behind its path; empty when the value is right. */
export function messagesOf(schema: z.core.$ZodType, value: unknown): string[] {
  const result = (schema as z.ZodType).safeParse(value);
  return (result.error?.issues ?? []).map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
}
