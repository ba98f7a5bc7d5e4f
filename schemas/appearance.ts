import { z } from 'zod';
import { explain, oneOf, show } from './messages.ts';
import { line, list, word } from './values.ts';
import { LANGUAGES } from './vocabulary.ts';

/** Roles that a team may colour, as `src/styles/tokens.css` explains them. */
const COLOUR_ROLES = [
  'paper',
  'sunken',
  'raised',
  'ink',
  'ink-2',
  'ink-3',
  'rule',
  'link',
  'seen',
  'found',
  'v-tp',
  'v-sus',
  'v-fp',
] as const;
export type ColourRole = (typeof COLOUR_ROLES)[number];

/** Pages of the program that the navigation may name; `pages` stands for all pages of the team. */
const NAVIGATION = [
  'triage',
  'incidents',
  'tags',
  'lessons',
  'insights',
  'indicators',
  'sources',
  'services',
  'signatures',
  'disputes',
  'guide',
  'new',
  'pages',
] as const;

/** Words of the site: one text for all, or one for each language of the interface. */
const words = (max: number) =>
  z.union(
    [
      line(max),
      z.partialRecord(z.enum(LANGUAGES), line(max)).refine((given) => Object.keys(given).length > 0),
    ],
    {
      error: explain(
        `a text of up to ${max} characters or one for each language`,
        "Write 'Runbooks', or { en: 'Runbooks', 'zh-CN': '操作手册' }.",
      ),
    },
  );

/** Where a link leads: below the base path of the site, or to a full address. */
const target = () => {
  const advice = 'Write /runbooks/ for a page of the site, or a full address that begins with https://.';
  return z
    .string({ error: explain('a place to lead to', advice) })
    .trim()
    .regex(/^(?:\/(?!\/)[^\s\\]*|https?:\/\/\S+|mailto:\S+@\S+)$/i, {
      error: explain('a place to lead to', advice),
    })
    .max(2000, { error: explain('a place to lead to', advice) });
};

const ownLink = z.strictObject(
  {
    label: words(60).describe('Its words, 60 characters; one text, or one for each language.'),
    link: target().describe('A path of the site that begins with a slash, or a full address.'),
  },
  { error: explain('a link', "Write { label: 'Runbooks', link: '/runbooks/' }.") },
);

const file = () => line(500, 'the path of a file');

const logo = z.strictObject(
  {
    light: file().describe('Picture on light paper, from the root of the project: svg, png, webp or jpg.'),
    dark: file().optional().describe('Picture on dark paper; that for light paper when absent.'),
    alt: line(100)
      .optional()
      .describe('What the picture says; nothing when absent, since the title stands beside it.'),
    replacesTitle: z
      .boolean({ error: explain('true or false', 'Write true when the picture shows the title.') })
      .default(false)
      .describe('Whether the title is left out beside the picture; false when absent.'),
  },
  {
    error: unknownKeys('Write { light: "logo.svg", dark: "logo-dark.svg" }.', [
      'light',
      'dark',
      'alt',
      'replacesTitle',
    ]),
  },
);

const colour = () => {
  const advice = 'Write six hexadecimal digits, such as #0b5fff.';
  return z
    .string({ error: explain('a colour', advice) })
    .regex(/^#[0-9a-f]{6}$/i, { error: explain('a colour', advice) });
};

const theme = z.partialRecord(z.enum(COLOUR_ROLES), colour(), {
  error: unknownKeys(oneOf(COLOUR_ROLES), COLOUR_ROLES),
});

const colours = z.strictObject(
  {
    light: theme.default({}).describe('Colours on light paper, by role, each as #rrggbb.'),
    dark: theme.default({}).describe('Colours on dark paper, by role, each as #rrggbb.'),
  },
  {
    error: unknownKeys("Write { light: { link: '#0b5fff' }, dark: { link: '#8ab4ff' } }.", ['light', 'dark']),
  },
);

const navigationItem = z.union([word(NAVIGATION, 'a page of the site'), ownLink], {
  error: ({ input }) =>
    `${show(input)} is no entry of the navigation. Write ${NAVIGATION.join(', ')}, or { label: 'Runbooks', link: '/runbooks/' }.`,
});

const footer = z.strictObject(
  {
    text: words(300).optional().describe('A line of text, such as who to call; 300 characters.'),
    links: list(ownLink, { max: 8 }).describe(
      'Links behind those of the program, each with label and link; at most 8.',
    ),
  },
  { error: unknownKeys("Write { text: 'Call the duty desk', links: [] }.", ['text', 'links']) },
);

/** What may stand in the head: nothing that a browser would fetch elsewhere or run. */
const LINK_RELS = ['author', 'help', 'icon', 'license', 'me', 'apple-touch-icon', 'alternate'] as const;
const headAdvice = `Write \`{ meta: { name: '…', content: '…' } }\`, or \`{ link: { rel: '…', href: '…' } }\` with one of ${LINK_RELS.join(', ')} for \`rel\`.`;

const headTag = z.union(
  [
    z.strictObject({
      meta: z.strictObject({
        name: line(100).optional(),
        property: line(100).optional(),
        content: line(500),
      }),
    }),
    z.strictObject({ link: z.strictObject({ rel: z.enum(LINK_RELS), href: target() }) }),
  ],
  {
    error: () =>
      `This tag may not stand in the head: scripts, styles and what is fetched elsewhere are refused. ${headAdvice}`,
  },
);

/** The part of the settings that says how a site looks. */
export const appearance = {
  logo: logo
    .optional()
    .describe('Picture in the head of every page: light, dark, alt, replacesTitle; none when absent.'),
  favicon: file()
    .optional()
    .describe('Small picture for tabs, from the root of the project: svg, png or ico; ours when absent.'),
  colours: colours
    .default({ light: {}, dark: {} })
    .describe('Colours of roles on light and dark paper; text that cannot be read on its paper is refused.'),
  customCss: list(file(), { max: 20 }).describe(
    'Style sheets of your own, from the root of the project, which come last and load nothing of other hosts; none when absent.',
  ),
  navigation: list(navigationItem, { max: 20 })
    .unwrap()
    .optional()
    .describe(
      'Pages in the head in their order: names of ours, `pages` for all of your own, and links with label and link; all of ours and then your own when absent.',
    ),
  footer: footer
    .default({ links: [] })
    .describe('Text and links at the foot of every page; ours alone when absent.'),
  head: list(headTag, { max: 20 }).describe(
    'Tags for the head of every page, meta and link; none when absent.',
  ),
};

export type NavigationItem = z.output<typeof navigationItem>;

function unknownKeys(advice: string, known: readonly string[]) {
  return (issue: { code?: string; keys?: PropertyKey[]; input?: unknown }): string => {
    const keys = issue.code === 'unrecognized_keys' ? (issue.keys ?? []) : [];
    if (keys.length > 0)
      return `${keys.map(show).join(', ')} is not known here. Write only: ${known.join(', ')}.`;
    return `${show(issue.input)} cannot stand here. ${advice}`;
  };
}
