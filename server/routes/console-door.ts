import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { may } from '../access/may.ts';
import { firstValue } from '../forms/draft.ts';
import { identify } from '../http/keys.ts';
import { countAgainst, limit } from '../http/limits.ts';
import { readForm } from '../http/read-form.ts';
import { pageContextFor, sendPage } from '../http/respond.ts';
import { createSessions } from '../http/sessions.ts';
import { linkTo } from '../pages/page-context.ts';
import { SignInPage, type SignInProblem } from '../pages/sign-in.tsx';
import { defaultLimits } from '../services/app-settings.ts';
import type { ServerServices } from '../services/services.ts';

/** How operators come into the console with an API key, and out again. */
export interface ConsoleDoor {
  readonly routes: Router;
  /** Lets those pass who have signed in, and knows from then on who they are; everybody else gets the page for it. */
  readonly signedIn: RequestHandler;
}

export const consoleDoor = (services: ServerServices): ConsoleDoor => {
  const routes = Router();
  const { now } = services;
  const { apiKey, publicUrl, limits } = services.settings;
  const { keys } = services;
  const sessions = createSessions({ keys, apiKey, publicUrl });
  const perMinute = limits?.signIns ?? defaultLimits.signIns;
  const signInPage = async (request: Request, response: Response, problem?: SignInProblem) => {
    const context = pageContextFor(request, {}, '/console');
    const page = SignInPage({ context, hasKey: await keys.any(), problem });
    sendPage(response, page, problem === undefined ? 200 : 403);
  };
  const signedIn: RequestHandler = async (request, response, next) => {
    const principal = await sessions.principal(request, now());
    if (principal === undefined) return signInPage(request, response);
    identify(request, principal, keys);
    return next();
  };

  const guessing = limit({ perMinute });
  routes.post('/console/sign-in', async (request, response) => {
    const { values } = await readForm(request);
    const principal = await keys.principal(firstValue(values, 'key'));
    // Whoever has the key gets in, however many have guessed from the same address.
    if (principal === undefined) {
      await countAgainst(guessing, request, response);
      return signInPage(request, response, 'wrongKey');
    }
    if (!may(principal, 'see', undefined)) return signInPage(request, response, 'blindKey');
    response.cookie(sessions.cookie, sessions.issue(principal, now()), sessions.options);
    return response.redirect(303, linkTo(pageContextFor(request), '/console'));
  });
  routes.post('/console/sign-out', (request, response) => {
    response.clearCookie(sessions.cookie, { ...sessions.options, maxAge: 0 });
    response.redirect(303, linkTo(pageContextFor(request), '/console'));
  });
  return { routes, signedIn };
};
