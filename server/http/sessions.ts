import { createHmac, randomBytes } from 'node:crypto';
import type { CookieOptions, Request } from 'express';
import { hourMs } from '../../engine/time/units.ts';
import type { KeyPrincipal } from '../access/principal.ts';
import { sameSecret } from '../access/same-secret.ts';
import type { KeyService } from '../services/key-service.ts';

const lifeMs = 12 * hourMs;

/** Sessions of the console. Each is of the key with which it was opened, and ends with it; a new key of the settings ends them all. */
export interface Sessions {
  readonly cookie: string;
  readonly options: CookieOptions;
  issue(key: KeyPrincipal, now: number): string;
  /** Whose session it is that a request carries, as long as it lasts. */
  principal(request: Request, now: number): Promise<KeyPrincipal | undefined>;
}

interface SessionSetup {
  readonly keys: KeyService;
  /** The key of the settings, from which the signature is derived; without one, sessions are of this process alone. */
  readonly apiKey: string | undefined;
  readonly publicUrl: string;
}

export const createSessions = ({ keys, apiKey, publicUrl }: SessionSetup): Sessions => {
  const secure = publicUrl.startsWith('https:');
  const cookie = secure ? '__Host-tidings' : 'tidings';
  const signing = createHmac('sha256', apiKey ?? processSecret)
    .update('console session')
    .digest();
  const sign = (content: string) =>
    createHmac('sha256', signing).update(content).digest('base64url');
  return {
    cookie,
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: lifeMs },
    issue: ({ id, expiresAt = Infinity }, now) => {
      const until = Math.min(now + lifeMs, expiresAt);
      const content = `${until}.${id}.${randomBytes(16).toString('base64url')}`;
      return `${content}.${sign(content)}`;
    },
    principal: async (request, now) => {
      const value = cookieOf(request, cookie);
      const cut = value.lastIndexOf('.');
      const content = value.slice(0, Math.max(cut, 0));
      const [until = '', id = ''] = content.split('.');
      const fresh = sameSecret(value.slice(cut + 1), sign(content)) && Number(until) > now;
      return fresh ? keys.principalById(id) : undefined;
    },
  };
};

/** One for all sessions of the process, which several routes know. */
const processSecret = randomBytes(32);

const cookieOf = (request: Request, name: string): string => {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value ?? '';
  }
  return '';
};
