/** A mail address as it is written to, or what is wrong with what was given. */
export type MailAddressReading = { readonly address: string } | { readonly problem: string };

/**
 * Reads a mail address: one rule for cases and the directory. Blanks around it are left out, full-width letters of an address are
 * written plainly, and the domain becomes what the mail servers know it by (punycode).
 */
export function readMailAddress(written: string): MailAddressReading {
  const text = plainWidth(written).trim();
  const problem = shapeProblem(text);
  if (problem !== undefined) return { problem };
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  const host = hostOf(domain);
  const problemInside = localProblem(local) ?? domainProblem(domain, host);
  if (problemInside !== undefined) return { problem: problemInside };
  const address = `${local}@${host}`;
  return address.length > 254 ? { problem: 'is longer than 254 letters' } : { address };
}

/** An address in the form in which it is compared: capitals make no difference, dots and `+` do. */
export function mailboxOf(address: string): string {
  const found = readMailAddress(address);
  return ('address' in found ? found.address : address.trim()).toLowerCase();
}

const plainWidth = (text: string): string =>
  text
    .replaceAll(/[\uFF01-\uFF5E]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3002', '.')
    .replaceAll(/[\u200B\u2060\uFEFF]/g, '');

function shapeProblem(text: string): string | undefined {
  if (text === '') return 'must not be empty';
  if (/[<>]|^mailto:/i.test(text)) return 'must be the address alone, without a name or brackets';
  if (/[,;]/.test(text) || text.split('@').length > 2) return 'must be one address, not several';
  if (!text.includes('@')) return 'must be a mail address: it has no "@"';
  // oxlint-disable-next-line no-control-regex -- they are looked for
  if (/[\u0000-\u001F\u007F]/.test(text))
    return 'must be a mail address: it has a line break in it';
  if (/\s/.test(text)) return 'must be a mail address: it has a blank in it';
  return undefined;
}

function localProblem(local: string): string | undefined {
  if (local === '') return 'must be a mail address: nothing stands before the "@"';
  if (local.length > 64) return 'must be a mail address: more than 64 letters before the "@"';
  if (/^\.|\.\.|\.$/.test(local))
    return 'must be a mail address: a dot stands at an end, or two together, before the "@"';
  const [odd] = /[^\w!#$%&'*+/=?^`{|}~.-]/u.exec(local) ?? [];
  if (odd === undefined) return undefined;
  return /[^ -~]/u.test(odd)
    ? `has "${odd}" before the "@", which many mail servers do not take; write an address in plain letters`
    : `must be a mail address: "${odd}" cannot stand before the "@"`;
}

function domainProblem(domain: string, host: string | undefined): string | undefined {
  if (domain === '') return 'must be a mail address: nothing stands behind the "@"';
  if (!domain.includes('.'))
    return `must be a mail address: "${domain}" is no whole domain, such as "example.com"`;
  return host === undefined ? `must be a mail address: "${domain}" is not a domain` : undefined;
}

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=.*[a-z])[a-z0-9-]{2,63}$/;

/** The domain in small letters and punycode; `undefined` when there can be no such domain. */
function hostOf(domain: string): string | undefined {
  const plainHost = domain.toLowerCase();
  if (hostPattern.test(plainHost) && !plainHost.includes('xn--')) return plainHost;
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain)) return undefined;
  const url = `http://${domain}`;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return hostPattern.test(host) ? host : undefined;
}
