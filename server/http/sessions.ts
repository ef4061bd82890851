import { createHmac, randomBytes } from 'node:crypto';
import type { CookieOptions, Request } from 'express';
import { sameSecret } from './keys.ts';
import { hourMs } from '../../engine/time/units.ts';

const lifeMs = 12 * hourMs;

/** Sessions of the console, signed with a key that is derived from the API key, so that a new API key ends them all. */
export interface Sessions {
  readonly cookie: string;
  readonly options: CookieOptions;
  issue(now: number): string;
  isValid(request: Request, now: number): boolean;
}

export const createSessions = (apiKey: string | undefined, publicUrl: string): Sessions => {
  const secure = publicUrl.startsWith('https:');
  const cookie = secure ? '__Host-tidings' : 'tidings';
  const key = createHmac('sha256', apiKey ?? randomBytes(32))
    .update('console session')
    .digest();
  const sign = (content: string) => createHmac('sha256', key).update(content).digest('base64url');
  return {
    cookie,
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: lifeMs },
    issue: (now) => {
      const content = `${now + lifeMs}.${randomBytes(16).toString('base64url')}`;
      return `${content}.${sign(content)}`;
    },
    isValid: (request, now) => {
      const value = cookieOf(request, cookie);
      const cut = value.lastIndexOf('.');
      const content = value.slice(0, Math.max(cut, 0));
      const fresh = Number.parseInt(content, 10) > now;
      return apiKey !== undefined && sameSecret(value.slice(cut + 1), sign(content)) && fresh;
    },
  };
};

const cookieOf = (request: Request, name: string): string => {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value ?? '';
  }
  return '';
};
