import { textOfHtml } from '../model/report.ts';

/** Whether a text is a mail as programs keep it: it begins with the lines of a head, of which some are always there. */
export function isMail(text: string): boolean {
  const head =
    text
      .replace(/^\uFEFF?\s*(?:From .*\r?\n)?/, '')
      .slice(0, 8000)
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const isHead = head.split(/\r?\n/).every((line) => /^(?:[\w-]+:|[ \t])/.test(line));
  const names =
    head.match(/^(?:from|to|subject|date|received|message-id|mime-version|content-type|return-path):/gim) ??
    [];
  return isHead && new Set(names.map((name) => name.toLowerCase())).size > 2;
}

/**
 * What a mail says, with its encodings undone: its subject, when and from whom it came, its text, and the names and texts of
 * what is attached. The parser is loaded when there is a mail.
 */
export async function readMail(bytes: Uint8Array | string): Promise<string> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes);
  const attached = mail.attachments.map(({ filename, mimeType, content }) => {
    const isText = /^text\/|json|xml|csv/.test(mimeType) && typeof content !== 'string';
    return [filename ?? '', isText ? new TextDecoder().decode(content).slice(0, 100_000) : ''].join('\n');
  });
  const body = mail.text?.trim() ?? '';
  const head = [
    mail.subject,
    mail.date && `Date: ${mail.date}`,
    mail.from?.address && `From: ${mail.from.address}`,
    // The hosts that the mail went through.
    ...mail.headers
      .filter(({ key }) => key === 'received' || key === 'x-originating-ip')
      .map(({ value }) => value),
  ];
  return [...head, body === '' ? textOfHtml(mail.html ?? '') : body, ...attached]
    .filter((part) => part !== undefined && part.trim() !== '')
    .join('\n');
}
