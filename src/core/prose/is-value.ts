const REPORT_ID = /^[a-z][a-z0-9]*-\d{4}-\d{4,}$/i;
const CVE = /^cve-\d{4}-\d{4,}$/i;
const TECHNIQUE = /^t\d{4}(?:\.\d{3})?$/i;
const IPV4 = /^(?:\d{1,3}(?:\.|\[\.\]|\(\.\)|\[dot\])){3}\d{1,3}(?:\/\d{1,2})?(?::\d+)?$/i;
const IPV6 = /^(?=.*:.*:)[\da-f:.]{3,}(?:%\w+)?(?:\/\d{1,3})?$/i;
const HASH = /^(?=.*\d)[\da-f]{8,64}$/i;
const ADDRESS = /^(?:h(?:xx|tt)ps?|s?ftp)(?:\[?:\]?)\/\/|^[^\s@]+(?:@|\[@\])[^\s@]+$|\[(?:\.|dot)\]|\(dot\)/i;

/**
 * Whether a part of a query is a value that stands in a report or does not, and is like nothing else: the id of a
 * report, a CVE, a technique, an address or a hash, in raw or defanged spelling. Names with dots are not told here.
 */
export function isValue(token: string): boolean {
  return [REPORT_ID, CVE, TECHNIQUE, IPV4, IPV6, HASH, ADDRESS].some((pattern) => pattern.test(token));
}
