import type { RequestHandler } from 'express';
import type { ServerLog } from '../services/server-log.ts';

/**
 * Warns once when requests come through other proxies than TIDINGS_TRUST_PROXY counts: untrusted, everybody behind them has one address and
 * one limit; counted too many, whoever sends the header chooses their address.
 */
export const watchProxies = (trusted: number | undefined, log: ServerLog): RequestHandler => {
  let isTold = false;
  return ({ headers }, _response, next) => {
    const warning = isTold ? undefined : mismatch(trusted ?? 0, headers['x-forwarded-for']);
    if (warning !== undefined) {
      isTold = true;
      log.warn({}, warning);
    }
    next();
  };
};

function mismatch(trusted: number, header: string | readonly string[] | undefined) {
  const named = header === undefined ? 0 : String(header).split(',').length;
  if (trusted === 0 && named > 0)
    return 'a request names the address that it was forwarded for, and no proxy is trusted: if a proxy stands before the server, set TIDINGS_TRUST_PROXY to their number, otherwise everybody behind it shares one limit';
  // Each proxy adds one address; whoever reaches the server otherwise, such as a probe of its health, adds none.
  if (named > 0 && named < trusted)
    return `a request came through ${named === 1 ? 'one proxy' : `${named} proxies`}, and TIDINGS_TRUST_PROXY is ${trusted}: lower it, otherwise whoever sends X-Forwarded-For chooses the address by which they are limited`;
  return undefined;
}
