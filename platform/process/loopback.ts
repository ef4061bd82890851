/** Whether only this machine can reach an address to listen on, and nobody needs a key there. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** The host of `host:port`, of an IPv6 address without its brackets. */
export const hostOf = (address: string): string => withoutBrackets(address.replace(/:\d+$/, ''));

/** An IPv6 address stands in brackets within URLs. */
export const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');
