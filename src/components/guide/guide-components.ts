import GuideCode from './GuideCode.astro';
import GuideTable from './GuideTable.astro';

/** What stands in for plain Markdown elements on MDX pages: `export const components` in the page. */
export const guideComponents = { pre: GuideCode, table: GuideTable };
