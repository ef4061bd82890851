import addressparser from 'nodemailer/lib/addressparser';

/** The sender of all mails as it is written, with the domain in plain letters, or what is wrong with it and what to write. */
export function readSender(
  written: string,
): { readonly sender: string } | { readonly problem: string } {
  // oxlint-disable-next-line no-control-regex -- they are looked for
  if (/[\u0000-\u001F\u007F]/.test(written)) return problem('has a line break in it');
  const [only, another] = partsOf(written);
  if (only === undefined || another !== undefined || isBroken(written))
    return problem('has to be one address');
  const at = only.address.lastIndexOf('@');
  const [local, domain] = [only.address.slice(0, at), only.address.slice(at + 1)];
  if (at < 0) return problem('has no "@" in its address');
  if (!localPattern.test(local)) return problem('has no address that mail servers take');
  const host = hostOf(domain);
  if (host === undefined)
    return problem(`has "${domain}" behind the "@", which is no whole domain`);
  const address = `${local}@${host}`;
  return { sender: only.name === '' ? address : `${quoted(only.name)} <${address}>` };
}

/** A sender as it is written where it has a name of its own, else under this name. */
export function underName(sender: string, name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return sender.includes('<') || plain === '' ? sender : `${quoted(plain)} <${sender}>`;
}

/** Whether something stands behind the address, its bracket is not closed, or a bare one has a blank in it: the parser would guess what was meant. */
const isBroken = (written: string): boolean =>
  written.includes('<')
    ? !/^[^<]*<[^<>]+>\s*$/.test(outsideQuotes(written))
    : /\S\s+\S/.test(written);

/** A name in quotation marks may have anything in it. */
const outsideQuotes = (written: string): string => written.replace(/"(?:[^"\\]|\\.)*"/g, '');

/**
 * The addresses in a text. What stands before one in angle brackets is its name, with whatever is in it: the parser would take `HR: team` for
 * a group and `Liu, HR` for two addresses.
 */
function partsOf(written: string): readonly { readonly name: string; readonly address: string }[] {
  const [, name, address] = /^\s*([^"<>@]*[^"<>@\s])\s*<([^<>]+)>\s*$/.exec(written) ?? [];
  return name === undefined || address === undefined
    ? addressparser(written, { flatten: true })
    : [{ name, address: address.trim() }];
}

const problem = (what: string): { readonly problem: string } => ({
  problem: `${what}; write it like HR team <hr@example.com>`,
});

const localPattern = /^(?!\.)(?!.*\.\.)[\w!#$%&'*+/=?^`{|}~.-]{1,64}(?<!\.)$/;
const hostPattern =
  /^(?:localhost|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])$/;

/** In small letters and punycode, as mail servers know it; `undefined` when there can be no such domain. */
function hostOf(domain: string): string | undefined {
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  const host = new URL(`http://${domain}`).hostname;
  return hostPattern.test(host) ? host : undefined;
}

/** RFC 5322: a name with anything but letters, figures and blanks stands in quotation marks. */
const quoted = (name: string): string =>
  /^[\p{L}\p{M}\p{N} ]+$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
