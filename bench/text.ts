import type { Random } from './random.ts';
import { CHINESE, ENGLISH } from './words.ts';

export type Language = 'en' | 'zh-CN';
export type Code = { language: string; text: string };

export function sentence(random: Random, lang: Language): string {
  const { subjects, verbs, objects, endings } = lang === 'en' ? ENGLISH : CHINESE;
  const parts = [subjects, verbs, objects, endings].map((list) => random.pick(list));
  if (lang === 'zh-CN') return `${parts.slice(0, 3).join('')}，${parts[3] ?? ''}。`;
  const text = parts.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Sentences in one paragraph, a few of them in the other language. */
export function sentences(random: Random, lang: Language, count: number): string {
  const other = lang === 'en' ? 'zh-CN' : 'en';
  const list = Array.from({ length: count }, () => sentence(random, random.next() < 1 / 12 ? other : lang));
  return list.join(lang === 'en' ? ' ' : '');
}

/** A short block of code; languages take turns, so that highlighting has all of them to do. */
export function codeBlock(random: Random): Code {
  const port = random.between(1024, 65535);
  const process = random.between(300, 99999);
  return random.pick<Code>([
    {
      language: 'sh',
      text: `ss -tunap | grep ":${port}"\njournalctl -u nginx --since "2 days ago" | tail -n 20\nps -o pid,lstart,cmd -p ${process}`,
    },
    {
      language: 'yaml',
      text: `rule:\n  name: outbound-${port}\n  action: deny\n  ports: [${port}, 443]\n  note: "added at review"`,
    },
    {
      language: 'json',
      text: `{\n  "pid": ${process},\n  "listen": "0.0.0.0:${port}",\n  "user": "app",\n  "sockets": [3, 7]\n}`,
    },
    {
      language: 'python',
      text: `for line in open("access.log"):\n    if ":${port}" in line and line.count("POST") > 1:\n        print(line.split()[0])  # ${process}`,
    },
    {
      language: 'sql',
      text: `SELECT login, count(*) FROM sessions\nWHERE port = ${port} AND closed_at IS NULL\nGROUP BY login ORDER BY 2 DESC;`,
    },
    {
      language: 'text',
      text: `accepted publickey for app from port ${port}\nsession opened, pid ${process}\nsession closed after 12 s`,
    },
  ]);
}
