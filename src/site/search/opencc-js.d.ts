/** Characters and what they become, as `㑯 㑔|㑳 㑇`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
