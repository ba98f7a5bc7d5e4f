/**
 * The path of a report whose address came with a mark too many, such as `…/INC-2024-0001/。`, or with a number sign of
 * Chinese, `…/INC-2024-0001/＃F1`. `path` is decoded. Undefined where there is nothing to mend.
 */
export function mendReportPath(path: string): string | undefined {
  const [, folder, id, rest = ''] =
    /^(.*\/incidents\/)([a-z0-9]+-\d{4}-\d{4,9})(?!\d)(.*)$/is.exec(path.normalize('NFKC')) ?? [];
  if (folder === undefined || id === undefined) return undefined;
  const at = rest.indexOf('#');
  const mended = `${folder}${id}/${at < 0 ? '' : rest.slice(at)}`;
  return mended === path ? undefined : mended;
}
