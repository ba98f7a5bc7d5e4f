import type { Words } from '../i18n/words.ts';
import type { Refusal } from '../time/spoken-state.ts';
import { formatDate, type DateStyle } from '../time/times.ts';

type Telling = { words: Words['newReport']; fill: Words['fill']; style: DateStyle };

/** Why a time that somebody wrote was not taken, and what to write; what it was understood as is told with it. */
export function tellRefusal(refusal: Refusal, { words: { refusedTime }, fill, style }: Telling): string {
  switch (refusal.why) {
    case 'ahead':
      return fill(refusedTime.ahead, { meant: formatDate(refusal.meant, style) });
    case 'empty':
      return refusedTime.empty;
    case 'unclear': {
      const readings = refusal.readings
        .map((one) => `“${one}”`)
        .join(style.language === 'zh-CN' ? '、' : ', ');
      return fill(refusedTime.unclear, { part: refusal.part, readings });
    }
    case 'unread': {
      const { part, meant } = refusal;
      if (meant === undefined) return fill(refusedTime.unread, { part });
      return fill(refusedTime.unreadBut, { part, meant: formatDate(meant, style) });
    }
    default:
      return fill(refusedTime[refusal.why], { part: refusal.part });
  }
}
