import { FIELDS } from './compile.ts';

/** A file of about `size` characters that repeats what may take a reader long. */
type Generator = (size: number) => string;

/** Marks, halves of marks, and whole pieces that a body may repeat. */
const PIECES = [
  ...[
    '</Step>\n',
    '<Finding id="F1">\n',
    '</Finding>',
    '<Step id="',
    '<Step a ',
    '<Step {',
    '<',
    '<!--',
    '{',
  ],
  ...[
    '| a ',
    '|',
    'a|b\n-|-\n',
    '&amp;',
    '&#38; ',
    '&',
    '[^a]',
    '[^a]: b\n\n',
    '[x]: y\n',
    '[a]: <',
    '[x][y] ',
  ],
  ...['[a](https://a.example) ', '[a](<', '[a](b "', '![', '](', '[', ']', '[[', '[[INC-2023-0001]] '],
  ...[
    'INC-2023-0001 ',
    '**甲：**乙',
    '**甲。**乙*丙*',
    '__甲__',
    '***甲***乙',
    '*',
    '**',
    '_',
    '~~',
    'a *b c. ',
  ],
  ...['\\', '\\\n', '\\\\a\\', 'C:\\Users\\{a} ', '`', '```\n', '> ', '- ', '1. a\n', '# a\n', '甲\n', '\t'],
  ...[
    '【',
    '｀',
    '［',
    '＊',
    '【【',
    '！[',
    '待',
    '[待',
    '⟨a',
    '某',
    '• a\n',
    '##a\n',
    'import a\n',
    'TODO ',
  ],
  ...[
    '203.0.113.7 ',
    '2001:',
    '2001:db8::1 ',
    '::',
    '%25',
    '[.]',
    'a[.]b ',
    'hxxp://a[.]b ',
    'a.',
    'a@a.example ',
  ],
  ...['https://a.example', 'www.a.example ', 'password: ', 'eyJ', '-----BEGIN ', '🙂', '\u200b'],
  ...[
    'https://a.example/?u=http://b.example/203.0.113.7/',
    'http://',
    'a[.]b/203.0.113.7',
    '203.0.113.7:443/tcp ',
  ],
  ...[
    'a DOT b DOT ',
    'a at b dot ',
    'h[tt]p://a.example/ ',
    'a,b,com ',
    'CVE-2021-',
    'HKLM\\A B\\',
    'f(a).b;',
  ],
  ...['{"ip":"203.0.113.7","h":"a.example"},', '例子.中国和', '&period;', '2001:db8:1:2:3:4:5:6 '],
];

/** The same of front matter. */
const YAML_PIECES = [
  '[',
  '{a: ',
  '- ',
  '&a ',
  '*a ',
  '"',
  "'",
  '!a ',
  '? a\n',
  ', ',
  'a: b: ',
  'k: 1\n',
  '甲：乙\n',
];

const hostOf = (at: number): string => `h${at}.evil.example`;

/** Addresses share most of their numbers. */
function addressOf(host: string): string {
  const at = Number(/\d+/.exec(host)?.[0]);
  return `198.51.${at >> 8}.${at & 255}`;
}

function indicators(count: number, spell: (host: string) => string): string {
  const list = Array.from(
    { length: count },
    (_, at) => `  - { id: I${at + 1}, type: domain-name, value: ${spell(hostOf(at))} }\n`,
  );
  return `indicators:\n${list.join('')}`.replaceAll('domain-name, value: 1', 'ipv4-addr, value: 1');
}

/** `count` indicators, and a body that names them again and again in one way of writing. */
function mention(
  count: number,
  write: (host: string) => string,
  spell: (host: string) => string = (host) => host,
): Generator {
  return (size) => {
    const one = (at: number): string => `${write(hostOf((at * 7919) % count))}${at % 3 === 0 ? '\n\n' : ' '}`;
    const mentions = Array.from({ length: Math.ceil(size / 50) }, (_, at) => one(at)).join('');
    return writeFile(indicators(count, spell), mentions);
  };
}

/** Each part with a number of its own. */
function number(write: (at: number) => string): Generator {
  return (size) => {
    let text = '';
    for (let at = 1; text.length < size; at++) text += write(at);
    return text;
  };
}

const BODIES: Record<string, Generator> = {
  ...Object.fromEntries(PIECES.map((piece) => [JSON.stringify(piece), repeat(piece)])),
  footnotes: number((at) => `a[^${at}]\n\n[^${at}]: b\n\n`),
  definitions: number((at) => `[x${at}]: https://a.example/${at}\n\n[x${at}]\n\n`),
  'links to parts that are not there': number((at) => `### h${at}\n\n[a](#x${at})\n\n`),
  evidence: number(
    (at) =>
      `<Finding id="F${at}" for="unclear">\n\n<Evidence source="e${at}.log" file="./e${at}.log">\n\na\n\n</Evidence>\n\n</Finding>\n\n`,
  ),
  lessons: number((at) => `<Lesson id="L${at}" title="甲 ${at}">\n\na\n\n</Lesson>\n\n`),
  actions: number((at) => `<Action id="A${at}" owner="a" due="2023-09-20">\n\na\n\n</Action>\n\n`),
  steps: number((at) => `<Step id="S${at}">\n\na\n\n</Step>\n\n`),
  'one heading': number(() => '## h\n\na\n\n'),
  'a wide table': (size) => {
    const width = Math.ceil(Math.sqrt(size / 4));
    const row = (cell: string): string => `|${` ${cell} |`.repeat(width)}\n`;
    return row('a') + row('-') + row('b').repeat(width);
  },
};

const FRONTS: Record<string, Generator> = {
  ...Object.fromEntries(
    YAML_PIECES.map((piece) => [piece, (size: number) => `x_a: ${repeat(piece)(size)}\n`]),
  ),
  keys: number((at) => `k${at}: 1\n`),
  'own fields': number((at) => `x_${at}: 1\n`),
  'one line of keys': repeat('a: b: '),
  translations: (size) =>
    `translations:\n${number((at) => `  zh-x${at}: { title: 甲 ${at}, summary: 乙 }\n`)(size)}`,
  disputes: (size) =>
    `intel:\n${number((at) => `  - { id: V${at}, source: feed, dispute: { reported_on: 2023-09-20, outcome: odd } }\n`)(size)}`,
  tags: (size) => `tags:\n${number((at) => `  - tag-${at}\n`)(size)}`,
  references: (size) => `references:\n${number((at) => `  - { url: "https://a.example/${at}" }\n`)(size)}`,
  'names and aliases': (size) => `x_a:\n${number((at) => `  - &a${at} b\n  - *a${at}\n`)(size)}`,
  'aliases of aliases': () =>
    Array.from({ length: 40 }, (_, at) => `x_${at}: &a${at} [*a${at - 1}, *a${at - 1}]\n`).join(''),
  'wrong indicators': (size) => `indicators:\n${number(() => '  - { value: 203.0.113.7, typo: x }\n')(size)}`,
};

/** Files by what they repeat. */
export const HOSTILE: Record<string, Generator> = {
  ...mapValues(BODIES, (make) => (size) => writeFile('', make(size))),
  ...Object.fromEntries(
    Object.entries(FRONTS).map(([name, make]) => [
      `front matter: ${name}`,
      (size: number) => writeFile(make(size), 'a'),
    ]),
  ),
  'mentions of 1,000 indicators': mention(1000, (host) => `saw ${host}.`),
  'mentions of 5,000 indicators': mention(5000, (host) => `saw ${host}.`),
  'mentions of 5,000 addresses': mention(5000, (host) => `saw ${addressOf(host)}.`, addressOf),
  'mentions of 2,500 URLs': mention(
    2500,
    (host) => `saw http://${host}/a.`,
    (host) => `http://${host}/a`,
  ),
  'mentions of 2,500 mail addresses': mention(
    2500,
    (host) => `by a@${host}.`,
    (host) => `a@${host}`,
  ),
  'mentions of 5,000 names': mention(
    5000,
    (host) => `by a ${host}/x.`,
    (host) => `a ${host}/x`,
  ),
  'a URL that holds 5,000 indicators': (size) => {
    const targets = Array.from({ length: Math.ceil(size / 30) }, (_, at) => `/${hostOf(at % 5000)}`).join('');
    return writeFile(
      indicators(5000, (host) => host),
      `https://a.example${targets}`,
    );
  },
  'code with 5,000 indicators': mention(5000, (host) => `\`${host}\``),
  'links with 5,000 indicators': mention(5000, (host) => `[a](https://a.example/?u=//${host})`),
};

function mapValues(
  all: Record<string, Generator>,
  change: (make: Generator) => Generator,
): Record<string, Generator> {
  return Object.fromEntries(Object.entries(all).map(([name, make]) => [name, change(make)]));
}

function repeat(piece: string): Generator {
  return (size) => piece.repeat(Math.max(1, Math.floor(size / piece.length)));
}

function writeFile(fields: string, body: string): string {
  return `---\n${FIELDS}\n${fields}---\n${body}\n`;
}
