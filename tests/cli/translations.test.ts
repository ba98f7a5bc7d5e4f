import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

let place: Workplace;
afterEach(() => place.remove());

const CHINESE = 'incidents/2024/INC-2024-0001.mdx';
const ENGLISH = 'incidents/2024/INC-2024-0002.mdx';

const FILES: Record<string, string> = {
  [CHINESE]: report('INC-2024-0001', {
    title: '堡垒机告警',
    lang: 'zh-CN',
    summary: '标签过期。',
    more: 'translations:\n  en: { title: Bastion alert about 192.0.2.7, summary: A label had expired quietly. }',
    body: '正文。',
  }),
  [ENGLISH]: report('INC-2024-0002', {
    title: 'Expired certificate',
    lang: 'en',
    more: 'translations:\n  zh-CN: { title: 证书过期, summary: 网关用了旧证书。 }',
    body: 'As [[INC-2024-0001]].',
  }),
};

const inChinese = { 'precedent.config.ts': "export default { title: 'T', language: 'zh-CN' };" };

describe('translations', () => {
  it.each<[language: string, files: Record<string, string>, query: string, titles: string[]]>([
    ['English', {}, 'quietly', ['Bastion alert about 192[.]0[.]2[.]7']],
    ['English', {}, '堡垒机', ['Bastion alert about 192[.]0[.]2[.]7']],
    ['English', {}, '网关', ['Expired certificate']],
    ['English', {}, '192.0.2.7', ['Bastion alert about 192[.]0[.]2[.]7']],
    ['English', {}, 'lang:zh', ['Bastion alert about 192[.]0[.]2[.]7']],
    ['Chinese', inChinese, 'certificate', ['证书过期']],
    ['Chinese', inChinese, '网关', ['证书过期']],
    ['Chinese', inChinese, '"A label had expired quietly."', ['堡垒机告警']],
    ['Chinese', inChinese, '"Expired certificate"', ['证书过期']],
  ])('are found, and shown to readers of %s: %s %s', async (_language, more, query, titles) => {
    place = openWorkplace({ ...FILES, ...more });
    const { stdout } = await place.run(['search', query]);
    expect([...stdout.matchAll(/^ {2}INC.*\n {4}(.*)$/gm)].map(([, title]) => title)).toEqual(titles);
  });

  it('are told when they change', async () => {
    place = openWorkplace(FILES);
    place.commit();
    place.write(CHINESE, FILES[CHINESE]?.replace('expired quietly', 'expired') ?? '');
    const { stdout } = await place.run(['changes', '--base', 'HEAD']);
    expect(stdout).toContain('`translations.en`');
  });
});
