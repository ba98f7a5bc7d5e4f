import { enCite } from '../core/i18n/en/report.ts';
import { zhCnCite } from '../core/i18n/zh-CN/report.ts';

/** The words of citations in the language of the page: they come with what says them, and are no part of every report. */
export function readCiteWords(): typeof enCite | typeof zhCnCite {
  return document.documentElement.lang === 'zh-CN' ? zhCnCite : enCite;
}
