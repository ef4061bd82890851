/** The text part of a mail's source, decoded. */
export function plain(source: string): string {
  const part = source.split(/^--/m).find((one) => /^Content-Type: text\/plain/im.test(one)) ?? '';
  const [head = '', ...lines] = part.split(/\r?\n\r?\n/);
  const content = lines.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(content, 'base64').toString();
  const bytes = content
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_hex, code: string) => String.fromCodePoint(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
