import { z } from 'zod';
import { explain, show } from './messages.ts';
import { appearance } from './appearance.ts';
import { kebab } from './ids.ts';
import { ownFields } from './own-fields.ts';
import { ownWords } from './own-words.ts';
import { idPrefix } from './report-id.ts';
import { line, list, prose, url, word } from './values.ts';
import { LANGUAGES, UNSET_ADDRESS } from './vocabulary.ts';

const repository = group({
  url: url().describe(
    'Web address of the repository, for links to a file and to its history; http or https.',
  ),
  branch: line(200).default('main').describe('Branch that readers see; main when absent.'),
});

const secrets = group({
  allow: list(line(500, 'a value'), { key: (value) => value }).describe(
    'Values that look like secrets and give access to nothing, written in full: a password that was published with the attack.',
  ),
});

const MAX_MEGABYTES = 2000;
const size = explain(
  `a whole number of megabytes from 1 to ${MAX_MEGABYTES}`,
  'Write it in digits, without a unit.',
);

const evidence = group({
  maxMegabytes: z
    .int({ error: size })
    .min(1, { error: size })
    .max(MAX_MEGABYTES, { error: size })
    .default(50)
    .describe('Largest file of evidence beside a report, in megabytes, 1 to 2000; 50 when absent.'),
});

const tooMany = explain('a whole number of reports from 2 to 10000', 'Write it in digits, without a unit.');

const recall = group({
  tooManyReports: z
    .int({ error: tooMany })
    .min(2, { error: tooMany })
    .max(10_000, { error: tooMany })
    .default(20)
    .describe(
      'A value in more reports than this says nothing of one alert and is set aside, 2 to 10000; 20 when absent.',
    ),
});

/** A feed of the reports that a query finds. */
const namedFeed = group({
  title: line(100).describe('Name of the feed, shown to readers; 100 characters.'),
  query: line(500).describe(
    'What its reports pass, as in the search box: `verdict:false_positive tag:ip-reuse`; 500 characters.',
  ),
  id: kebab('the id of a feed', 'payment-outages')
    .optional()
    .describe(
      'Part of its address, which keeps it the same when the query changes; a digest of the query when absent.',
    ),
});

/** Settings of one archive and its site, the default export of precedent.config.ts. */
export const settings = group({
  title: line(100).describe('Name of the site, shown on every page; 100 characters.'),
  description: prose(300)
    .optional()
    .describe('What the site is about, for search engines and feeds; 300 characters.'),
  address: address()
    .default(UNSET_ADDRESS)
    .describe('Full public address of the site with its base path; http://localhost:4321/ when absent.'),
  idPrefix: idPrefix
    .default('INC')
    .describe('Begins every report id, 2 to 10 capitals and digits; INC when absent.'),
  incidents: folder('incidents').describe(
    'Folder of the reports, from the project root or absolute; incidents when absent.',
  ),
  out: folder('dist').describe(
    'Folder that a build fills anew, from the project root or absolute; dist when absent.',
  ),
  language: word(LANGUAGES, 'a language of the user interface')
    .default('en')
    .describe('Language of the user interface and default language of reports, BCP-47; en when absent.'),
  timeZone: timeZone().default('UTC').describe('Zone in which times are shown, IANA name; UTC when absent.'),
  repository: repository.optional().describe('Where the archive lives on the web, for links to sources.'),
  index: z
    .boolean({ error: explain('true or false', 'Write true to let search engines list the site.') })
    .default(false)
    .describe('Whether search engines may list the site; false when absent.'),
  secrets: secrets
    .default({ allow: [] })
    .describe('What the search for passwords, keys and tokens in reports lets pass; nothing when absent.'),
  recall: recall
    .default({ tooManyReports: 20 })
    .describe('How alerts are compared with the archive; as told for each field when absent.'),
  earlierTexts: z
    .boolean({ error: explain('true or false', 'Write false to leave earlier texts out of the site.') })
    .default(true)
    .describe(
      'Whether a build puts earlier published texts of reports beside their pages, for those who follow an older citation; true when absent.',
    ),
  drafts: word(['marked', 'hidden'], 'a way to treat drafts')
    .default('marked')
    .describe(
      'Whether the site has drafts and reports in review: marked shows them as such, hidden leaves them out of all that a build makes; marked when absent.',
    ),
  evidence: evidence
    .default({ maxMegabytes: 50 })
    .describe('Files of evidence beside reports; as told for each field when absent.'),
  cards: z
    .boolean({ error: explain('true or false', 'Write true to draw a picture of each report for chats.') })
    .default(false)
    .describe(
      'Whether a build draws a social card for each report, about 0.2 s each and once; false when absent.',
    ),
  editing: z
    .boolean({ error: explain('true or false', 'Write false to hand out no source of a report.') })
    .default(true)
    .describe(
      'Whether the form of the site opens reports to change them, for which it hands out their source text with its comments; true when absent.',
    ),
  offline: z
    .boolean({ error: explain('true or false', 'Write false to let no browser keep the site.') })
    .default(true)
    .describe(
      'Whether `/triage/` offers to keep the site on the device of a reader, for when it cannot be reached; false also removes what browsers have kept; true when absent.',
    ),
  tracker: tracker()
    .optional()
    .describe(
      'Address of a ticket with `{ticket}` in place of its id, which makes the `ticket` of an action a link; http or https.',
    ),
  feeds: list(namedFeed, { key: ({ id, query }) => id ?? query, max: 100 }).describe(
    'Feeds beside those of all reports, of tags and of sources, each with a title and a query; none when absent.',
  ),
  staleAfterMonths: z
    .int({ error: explain('a whole number of months', 'Write 1 to 600.') })
    .min(1, { error: explain('a useful number of months', 'Write 1 to 600.') })
    .max(600, { error: explain('a useful number of months', 'Write 1 to 600.') })
    .default(12)
    .describe('Months without an update after which a report is called stale, 1 to 600; 12 when absent.'),
  fields: ownFields()
    .default({})
    .describe(
      'Fields of your own in the front matter: a zod schema for each name that begins with x_; none when absent.',
    ),
  words: ownWords()
    .default({})
    .describe(
      'Words of your own in the closed lists `category` and `cause`, each with its label in the languages of the interface; none when absent.',
    ),
  ...appearance,
  rules: z
    .record(z.string(), word(['off', 'suggestion', 'warning', 'error'], 'a level'), {
      error: explain('an object of levels', "Write `{ 'indicator-value': 'off' }`."),
    })
    .default({})
    .describe(
      'Levels of rules that judge, by name: off, suggestion, warning or error; as their pages say when absent.',
    ),
}).refine((value) => !holds(value.out, value.incidents), {
  path: ['out'],
  error:
    'This folder holds the incidents and would be emptied by a build. Write a folder of its own, such as dist.',
});

/** The settings as the program goes by them. */
export type Settings = z.output<typeof settings> & {
  /** Absolute folder for what is kept between runs, where the folder of the program cannot be written. */
  cache?: string;
  /** Absolute folder of the settings file, beside which a team keeps its rules, pages and pictures. */
  root?: string;
};
export type SettingsInput = z.input<typeof settings>;

export { z };

/** Gives the settings back as they are, so that an editor knows their types. */
export function defineConfig(input: SettingsInput): SettingsInput {
  return input;
}

function group<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys')
        return explain('an object of settings', `Write { ${known} }.`)(issue);
      return `${issue.keys.map(show).join(', ')} is no setting. Write only: ${known}.`;
    },
  });
}

/** A web address whose path ends in a slash. */
function address() {
  const advice = 'Write the full address of the site, such as https://wiki.example.org/incidents/.';
  return z.string({ error: explain('an address', advice) }).transform((value, context) => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    const isPlain = parsed && !parsed.search && !parsed.hash && !parsed.username && !parsed.password;
    const isWeb = isPlain && /^https?:$/.test(parsed.protocol);
    const href = parsed?.href.replace(/\/*$/, '/') ?? '';
    if (isWeb && isBasePath(new URL(href).pathname)) return href;
    const wrong = isWeb
      ? 'has a path below which no site can be served: every % must begin the code of a character, and no // may stand in it, no quotation mark, backslash, percent sign or control character.'
      : 'is not the address of a site.';
    context.addIssue({ code: 'custom', message: `${show(value)} ${wrong} ${advice}` });
    return z.NEVER;
  });
}

/** Whether pages can lie below a path, as URL gives it: other writing than Latin is encoded there. */
function isBasePath(path: string): boolean {
  try {
    decodeURI(path);
  } catch {
    return false;
  }
  return !/\/\/|%(?:2[25]|5c|7f|[01][0-9a-f])/i.test(path);
}

/** A web address that names a ticket once one stands in it. */
function tracker() {
  const advice = 'Write an address such as `https://tracker.example.org/browse/{ticket}`.';
  return line(500, 'the address of a ticket').refine(
    (value) => {
      const parts = value.split('{ticket}');
      if (parts.length !== 2 || !/^https?:\/\/\S+$/i.test(value)) return false;
      const [made, other] = ['A-1', 'B-2'].map((ticket) => URL.parse(parts.join(ticket)));
      // An id that stood in the name of the host would lead anywhere.
      return made?.host === other?.host && made?.username === '' && made.password === '';
    },
    {
      error: ({ input }) =>
        `${show(input)} does not say where a ticket lies: \`{ticket}\` must stand in it once, behind the host. ${advice}`,
    },
  );
}

function folder(standard: string) {
  return line(500, 'a folder').default(standard);
}

function timeZone() {
  const advice = 'Write an IANA name, such as Asia/Shanghai or UTC.';
  return z
    .string({ error: explain('a time zone', advice) })
    .refine((value) => /^[A-Za-z]/.test(value) && isKnownZone(value), {
      error: explain('a time zone', advice),
    });
}

function isKnownZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** Whether the inner folder is the outer one or lies in it, as far as the two spellings tell. */
function holds(outer: string, inner: string): boolean {
  const [out, incidents] = [segments(outer), segments(inner)];
  const isAbove = out.every((name) => name === '..') && incidents[0] !== '..';
  return isAbove || out.every((name, index) => name === incidents[index]);
}

function segments(path: string): string[] {
  const names = path.split(/[/\\]/).filter((name, index) => name !== '.' && (name !== '' || index === 0));
  return names.reduce<string[]>((kept, name) => {
    const isBack = name === '..' && kept.length > 0 && kept.at(-1) !== '..';
    return isBack ? kept.slice(0, -1) : [...kept, name];
  }, []);
}
