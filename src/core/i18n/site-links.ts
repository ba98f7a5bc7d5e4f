import type { NavigationItem } from '../../../schemas/appearance.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import type { Paths } from '../model/paths.ts';
import type { Words } from './words.ts';

/** A link of the frame; `isOut` where it leads to another site. */
export type SiteLink = { href: string; label: string; isOut?: true };

/** A page of a team, as far as a link to it goes. */
type LinkedPage = { slug: string; title: string; navigation: boolean };

type LinkContext = { paths: Paths; words: Words; language: Language; pages: readonly LinkedPage[] };

/** Our pages and then those of the team, where the settings say nothing. */
const USUAL: readonly NavigationItem[] = [
  'triage',
  'incidents',
  'tags',
  'lessons',
  'insights',
  'guide',
  'new',
  'pages',
];

/** The links of the navigation, in the order of the settings. */
export function navigationLinks(
  items: readonly NavigationItem[] | undefined,
  context: LinkContext,
): SiteLink[] {
  return (items ?? USUAL).flatMap((item) => {
    if (typeof item !== 'string') return [ownLink(item, context)];
    if (item === 'pages') return pageLinks(context);
    return [namedLink(item, context)];
  });
}

/** A text of the settings in the language of the site. */
export function siteText(text: SiteText, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '');
}

type SiteText = string | Partial<Record<Language, string>>;

/** A link of the settings; one that begins with a slash leads below the base path. */
export function ownLink(
  { label, link }: { label: SiteText; link: string },
  { paths, language }: Pick<LinkContext, 'paths' | 'language'>,
): SiteLink {
  const said = siteText(label, language);
  return link.startsWith('/')
    ? { href: paths.base + link.slice(1), label: said }
    : { href: link, label: said, isOut: true };
}

function pageLinks({ paths, pages }: LinkContext): SiteLink[] {
  return pages
    .filter(({ navigation }) => navigation)
    .map(({ slug, title }) => ({ href: paths.ownPage(slug), label: title }));
}

function namedLink(name: Exclude<NavigationItem, object | 'pages'>, { paths, words }: LinkContext): SiteLink {
  const known = {
    triage: { href: paths.triage(), label: words.triage.title },
    incidents: { href: paths.incidents(), label: words.site.incidents },
    tags: { href: paths.tags(), label: words.site.tags },
    lessons: { href: paths.lessons(), label: words.lessons.title },
    insights: { href: paths.insights(), label: words.insights.title },
    indicators: { href: paths.indicators(), label: words.indicators.title },
    sources: { href: paths.sources(), label: words.things.sources },
    services: { href: paths.services(), label: words.things.services },
    signatures: { href: paths.signatures(), label: words.things.signatures },
    disputes: { href: paths.disputes(), label: words.dispute.heading },
    guide: { href: paths.guide(), label: words.site.guide },
    new: { href: paths.newReport(), label: words.newReport.title },
  };
  return known[name];
}
