import { isCancel, multiselect } from '@clack/prompts';
import type { Mention } from '../../archive/renumber/renumber.ts';
import type { Report } from '../../core/model/report.ts';
import { printable } from '../io.ts';
import type { Terminal } from '../io.ts';
import { describeMention } from './summary.ts';

/** Asks which mentions of a shared id mean the report that moves; undefined when the person breaks off. */
export async function askWhichAreMeant(
  mentions: readonly Mention[],
  { id, incident }: Report,
  { input, output }: Terminal,
): Promise<Mention[] | undefined> {
  const chosen = await multiselect({
    message: `Which of these mean “${printable(incident.title)}”? The others stay as they are.`,
    options: mentions.map((mention) => ({
      value: mention,
      label: describeMention(mention, id, (file) => file),
    })),
    required: false,
    maxItems: 12,
    input,
    output,
  });
  return isCancel(chosen) ? undefined : chosen;
}
