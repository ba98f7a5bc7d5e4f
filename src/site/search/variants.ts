import traditional from 'opencc-js/dict/TSCharacters';

/** Traditional characters, each with its simplified one behind it; those in daily use alone. */
export const VARIANTS: string = traditional
  .split('|')
  .map((pair) => pair.replace(' ', ''))
  .filter((pair) => /^[\u4e00-\u9fff]{2}$/.test(pair))
  .join('');
