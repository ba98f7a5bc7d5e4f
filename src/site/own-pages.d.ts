declare module 'virtual:precedent/pages' {
  import type { MDXInstance } from 'astro';
  /** The pages of a team, by slug; src/build/own-pages.ts makes the module. */
  export const ownPages: Readonly<Record<string, MDXInstance<object> | undefined>>;
}
