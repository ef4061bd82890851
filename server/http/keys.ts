import type { Request, RequestHandler } from 'express';
import { may } from '../access/may.ts';
import type { KeyPrincipal } from '../access/principal.ts';
import type { Right } from '../access/right.ts';
import type { KeyService } from '../services/key-service.ts';
import { HttpError } from './http-error.ts';
import { countAgainst, limit } from './limits.ts';
import { segment } from './respond.ts';

/** Who has shown a key, or has a session that was opened with one, for as long as the request lasts. */
const principals = new WeakMap<Request, KnownRequest>();

interface KnownRequest {
  readonly principal: KeyPrincipal;
  readonly keys: KeyService;
}

/** Remembers whose request it is. */
export const identify = (request: Request, principal: KeyPrincipal, keys: KeyService): void =>
  void principals.set(request, { principal, keys });

/** Whose request it is; throws where nobody has asked for a key. */
export const principalOf = (request: Request): KeyPrincipal => knownRequest(request).principal;

const knownRequest = (request: Request): KnownRequest => {
  const known = principals.get(request);
  if (known === undefined) throw new Error('a route asks who it is before anybody has come in');
  return known;
};

/** What a request shows as its bearer token: a secret. */
export const bearerOf = (request: Request): string | undefined =>
  /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** Whoever shows an API key as a bearer token. */
export const keyHolder = async (
  request: Request,
  keys: KeyService,
): Promise<KeyPrincipal | undefined> => {
  const given = bearerOf(request);
  return given === undefined ? undefined : keys.principal(given);
};

/** Refuses requests without an API key, and slows down whoever guesses one; whoever has one passes all the same. */
export const needsKey = (keys: KeyService, guessesPerMinute: number): RequestHandler => {
  const limited = limit({ perMinute: guessesPerMinute });
  return async (request, response, next) => {
    const principal = await keyHolder(request, keys);
    if (principal !== undefined) {
      identify(request, principal, keys);
      return next();
    }
    await countAgainst(limited, request, response);
    const message = (await keys.any())
      ? 'send an API key that is valid as "Authorization: Bearer <key>"'
      : 'this server has no API key: set one and start it again';
    response.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'key-needed', message });
  };
};

/**
 * Lets those pass who may do this in the case that the path names. A case that they do not find is asked for under a name that no case
 * has: whatever a route answers to that, it answers.
 */
export const needs =
  (...rights: readonly Right[]): RequestHandler =>
  async (request, _response, next) => {
    const { principal, keys } = knownRequest(request);
    const id = segment(request, 'id');
    const missing = rights.filter((right) => !may(principal, right, id === '' ? undefined : id));
    if (missing.length > 0) {
      const why = `the key "${principal.name}" lacks the right to do this: ${missing.join(', ')}`;
      return next(new HttpError('right-needed', why));
    }
    const [right] = rights;
    if (id !== '' && right && (await keys.hidden.hides(principal, right, id)))
      request.params['id'] = nameOfNone;
    return next();
  };

/** No id begins so. */
const nameOfNone = '?';
