import { describe, expect, it } from 'vitest';
import { addSecrets, scanSecrets } from '../../src/compile/secrets.ts';
import { compile, show } from './compile.ts';
import { processorTime } from '../processor-time.ts';

/** Put together here, so that no scanner of this repository takes them for true ones. */
const join = (...parts: string[]): string => parts.join('');
const GITHUB = join('ghp', '_', '16C7e42F292c6912E7710c838347Ae178B4a');
const JWT = join(
  'eyJ',
  'hbGciOiJIUzI1NiJ9',
  '.eyJ',
  'zdWIiOiIxMjM0NTY3ODkwIn0',
  '.dBjftJeZ4CVPmB92K27uhbUJU1',
);
const KEY = join('-----BEGIN RSA ', 'PRIVATE KEY-----\n', 'MIIEowIBAAKCAQEA7bq2'.repeat(8));

async function tell(text: string, allowed: readonly string[] = []): Promise<string> {
  const { problems } = await scanSecrets(text, allowed);
  return problems
    .map(({ message, range: { start, end } }) => `${start.line}:${start.column}-${end.column} ${message}`)
    .join('\n');
}

describe('a secret', () => {
  it.each([
    ['password: hunter2', '1:11-18 This looks like a password: `hu…`.'],
    ['Password = P@ssw0rd!', '1:12-21 This looks like a password: `P@s…`.'],
    ['DB_PASSWORD=letmein', '1:13-20 This looks like a password: `le…`.'],
    ['"passwd": "s3cret-Value"', '1:12-24 This looks like a password: `s3cr…`.'],
    ['**Password:** `tr0ub4dor`', '1:16-25 This looks like a password: `tr0…`.'],
    ['the password was Summer2023!', '1:18-29 This looks like a password: `Sum…`.'],
    ['密码：Abc@123456', '1:4-14 This looks like a password: `Abc…`.'],
    ['口令为qwer1234，已修改', '1:4-12 This looks like a password: `qw…`.'],
    ['密码（root）: 123456', '1:11-17 This looks like a password: `12…`.'],
    ['| 密码 | Admin@2023 |', '1:8-18 This looks like a password: `Adm…`.'],
    ['login: root   password: toor99', '1:25-31 This looks like a password: `to…`.'],
    ["sshpass -p 'Welcome1' ssh host", '1:13-21 This looks like a password: `We…`.'],
    ['curl -s -u admin:Tr0ub4dor https://api.example.org', '1:18-27 This looks like a password: `Tr0…`.'],
    ['mysqldump --password=s3cr3t99 db', '1:22-30 This looks like a password: `s3…`.'],
    ['redis://:p4ssPhrase@203.0.113.9:6379', '1:10-20 This looks like a password in an address: `p4s…`.'],
    ['postgres://app:Xy12$ab@db.example.org/x', '1:16-23 This looks like a password in an address: `Xy…`.'],
    ['api_key: 9f8e7d6c5b4a39281706f5e4', '1:10-34 This looks like a token: `9f8e…`.'],
    [
      'https://oapi.example.com/robot/send?access_token=a1b2c3d4e5f6a7b8c9d0&x=1',
      '1:50-70 This looks like a token: `a1b2…`.',
    ],
    ['Authorization: Bearer abcdef0123456789ABCD', '1:23-43 This looks like an access token: `abcd…`.'],
    ['Authorization: Basic cm9vdDp0b29yMTIz', '1:22-38 This looks like a password in Base64: `cm9v…`.'],
    [`session ${JWT}`, '1:9-84 This looks like a signed token (JWT): `eyJh…`.'],
    [`push with ${GITHUB}`, '1:11-51 This looks like a token of github: `ghp_…`.'],
    [join('LTAI', '5tQ9xW3eRt7yUi0p'), '1:1-21 This looks like a cloud access key: `LTAI…`.'],
  ])('is found in %s', async (text, told) => {
    expect(await tell(text)).toBe(told);
  });

  it.each([
    ['as it is', KEY],
    ['in a quotation', KEY.replace('\n', '\n> ')],
    ['in a JSON string', JSON.stringify({ key: KEY })],
  ])('is a private key that was cut, %s', async (_name, text) => {
    expect(await tell(text)).toContain('This looks like a private key: `MIIE…`.');
  });

  it('is told once, though two rules see it, and at its place behind CRLF', async () => {
    expect(await tell(`one\r\ntwo\r\npassword=${GITHUB}\r\n`)).toBe(
      '3:10-50 This looks like a password: `ghp_…`.',
    );
  });

  it('cannot be excused by the text itself', async () => {
    expect(await tell(`<!-- secretlint-disable -->\n${GITHUB}\n`)).toContain('2:1-41');
  });

  it('passes when the settings allow it', async () => {
    expect(await tell('密码：Abc@123456', ['Abc@123456'])).toBe('');
    expect(await tell(GITHUB, [GITHUB])).toBe('');
  });
});

describe('no secret', () => {
  it.each([
    'password: <password>',
    'password: ********',
    'password=REDACTED',
    'password: example123',
    'password: xxxxxxxx1',
    'password: hunt…',
    'password: ${DB_PASSWORD1}',
    'password: $PASSWORD1',
    'password: {{ vault.password1 }}',
    'password: reset by the owner',
    'The password: rotated on 2023-09-19.',
    'password: 2023-09-19',
    'password: 20230919',
    'password policy: 12 characters',
    'passwords: 123456 of them were tried',
    'password: SHA-256 with a salt',
    'password: bcrypt',
    'password: infected',
    'password="infected"',
    'password: os.environ["PW1"]',
    'password: getpass()',
    'password: /etc/app/secret1',
    'password: INC-2023-0001 tells how',
    'password: root@mail.example.org',
    'password_hash: 5f4dcc3b5aa765d61d8327deb882cf99',
    '密码：已重置，见 INC-2023-0001',
    '密码为空',
    '密码：由负责人修改',
    'export PWD=/home/user1',
    'max_tokens: 4096',
    'token: expired on 2023-09-19T10:00:00Z',
    'secret: web-frontend-tls-2024',
    'sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'id: 123e4567-e89b-12d3-a456-426614174000',
    'Bearer authentication-required',
    'The Basic authentication scheme',
    'http://203.0.113.7:8080/a@b',
    'http://user:password@host.example.org/',
    'mongodb://db.example.org:27017/app',
    'AKIAIOSFODNN7EXAMPLE',
    '-----BEGIN PRIVATE KEY-----\n[removed]\n-----END PRIVATE KEY-----',
  ])('stands in %s', async (text) => {
    expect(await tell(text)).toBe('');
  });
});

describe('the diagnostics of a file', () => {
  it('tell a secret nowhere, also not those of other rules', async () => {
    const { text, diagnostics } = compile('See {password: hunter2}.\n');
    const all = addSecrets(diagnostics, await scanSecrets(text, []), 'incidents/INC-2023-0001.mdx');
    expect(show(all)).toMatchInlineSnapshot(`
      "10:5 no-code \`{password: hu…}\` reads as code, and a report holds no code. → Write \`\\{password: hu…}\` for the text, or put it in backticks.
      10:16 secret This looks like a password: \`hu…\`. → Remove it and have it replaced where it is valid: it stays in the history of git. If it gives access to nothing, name it in \`secrets.allow\` of precedent.config.ts."
    `);
  });

  it('grow in time with the length of a text, whatever it is', async () => {
    const texts = [
      'password',
      'a',
      'eyJ',
      '://',
      ' -u ',
      'A'.repeat(50) + ' ',
      '-----BEGIN PRIVATE KEY-----',
    ];
    for (const part of texts) {
      const text = part.repeat(Math.ceil(300_000 / part.length));
      expect(await processorTime(() => scanSecrets(text, []))).toBeLessThan(4000);
    }
  });
});
