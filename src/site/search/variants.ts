import traditional from 'opencc-js/dict/TSCharacters';
import { isBeyondSimplified } from '../../core/search/prose/variants.ts';

/**
 * Traditional characters, each with its simplified one behind it. One that simplified texts have too, as the 乾 of 乾坤, stays
 * what it is.
 */
export const VARIANTS: string = traditional
  .split('|')
  .map((pair) => pair.replace(' ', ''))
  .filter((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair) && isBeyondSimplified(pair.charAt(0)))
  .join('');
