import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';
import { cutWords } from '../../src/core/language/cut-words.ts';
import { listTokens } from '../../src/core/search/prose/tokens.ts';
import { ROOT } from '../imports.ts';
import { journey } from './journey.ts';

/** Texts as they are searched: Chinese as it is spoken at night, mixed with names, values, code and slips. */
const TEXTS = [
  ...[
    '堡垒机被当成远控',
    '放假期间机器被挖矿',
    '证书续期了但是服务器还在用旧的',
    '为什么登录页打不开',
    '误报',
  ],
  ...['跳板机上的异常进程', '夜里凌晨三点告警刷屏', '研判为真实攻击', '横向移动到域控', '弱口令爆破成功'],
  ...['容器逃逸与提权', '数据库从库延迟', '域名解析被劫持', '开发环境误删生产数据', '供应链投毒'],
  ...['防火墙日志没有异常', '钓鱼邮件附件带宏', '云上密钥泄露到公开仓库', '中间件反序列化漏洞', '内网穿透'],
  ...['堡壘機誤報', '資安事件調查', '伺服器被植入木馬', 'ランサムウェア感染', '暗号資産のマイニング'],
  ...[
    'CobaltStrike 误报 IP易主',
    'docker API没有鉴权导致挖矿',
    'nginx的upstream缓存DNS',
    'k8s集群etcd备份',
    'Log4j漏洞利用',
  ],
  ...[
    'evil.example',
    'c2.evil.example 是谁',
    '访问evil.example的主机',
    'mail@evil.example',
    'hxxp://evil[.]example/a',
  ],
  ...['key:value', 'verdict:误报', 'user:root uid=0', 'source:微步 203.0.113.45', '端口:443'],
  ...[
    'ＣｏｂａｌｔＳｔｒｉｋｅ',
    '２０３．０．１１３．４５',
    '（全角）括号，逗号',
    'ｅｖｉｌ．ｅｘａｍｐｌｅ',
    'ＡＢＣ１２３ 主机',
  ],
  ...[
    'FirstExampleHeader',
    'parseHTTPRequest',
    'camelCase中文snake_case',
    'XMLHttpRequest失败',
    'getURL2Parse',
  ],
  ...["can't reach the server", 'naïve café', 'São Paulo 机房', 'Straße İstanbul', 'Привет мир журнал'],
  ...['"堡垒机 误报"', '“strike cobalt”', '𠮷野家 𡃁仔', 'emoji 🔥 告警', '   \t\n'],
];

journey('words are cut in the browser as they are in Node', async ({ visit }) => {
  expect(TEXTS).toHaveLength(60);
  const page = await visit('/404.html');
  await page.route('**/{src,schemas}/**/*.ts', async (route) => {
    const text = await readFile(join(ROOT, new URL(route.request().url()).pathname), 'utf8');
    await route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(text) });
  });
  // As text, since what runs the tests would turn these imports into its own.
  const found = await page.evaluate(`(async (texts) => {
    const { cutWords } = await import('/src/core/language/cut-words.ts');
    const { listTokens } = await import('/src/core/search/prose/tokens.ts');
    return texts.map((text) => ({ text, words: cutWords(text), tokens: listTokens(text, cutWords(text)) }));
  })(${JSON.stringify(TEXTS)})`);
  expect(found).toEqual(
    TEXTS.map((text) => ({ text, words: cutWords(text), tokens: listTokens(text, cutWords(text)) })),
  );
});
