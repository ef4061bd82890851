import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { firstValue } from '../forms/draft.ts';
import { HttpError } from '../http/http-error.ts';
import { sameSecret } from '../http/keys.ts';
import { defaultLimits } from '../services/app-settings.ts';
import { limit } from '../http/limits.ts';
import { readForm } from '../http/read-form.ts';
import { pageContextFor, segment, sendAttachment, sendPage } from '../http/respond.ts';
import { createSessions } from '../http/sessions.ts';
import { ConsoleCasePage } from '../pages/console-case.tsx';
import { ConsoleListPage } from '../pages/console-list.tsx';
import { linkTo } from '../pages/page-context.ts';
import { SignInPage } from '../pages/sign-in.tsx';
import type { ServerServices } from '../services/services.ts';
import { filterOf } from './api.ts';

const pageSize = 50;

/** `/console`: lists and cases for operators who have signed in with the API key. */
export const consoleRoutes = (services: ServerServices): Router => {
  const router = Router();
  const { now } = services;
  const { apiKey, publicUrl, limits } = services.settings;
  const sessions = createSessions(apiKey, publicUrl);
  const perMinute = limits?.signIns ?? defaultLimits.signIns;
  const signInPage = (request: Request, response: Response, wrong: boolean) => {
    const context = pageContextFor(request, {}, '/console');
    const page = SignInPage({ context, hasKey: apiKey !== undefined, wrong });
    sendPage(response, page, wrong ? 403 : 200);
  };
  const signedIn: RequestHandler = (request, response, next) =>
    sessions.isValid(request, now()) ? next() : signInPage(request, response, false);

  const guessing = limit({ perMinute });
  router.post('/console/sign-in', async (request, response, next) => {
    const { values } = await readForm(request, { fileBytes: 0, files: 0 });
    const right = apiKey !== undefined && sameSecret(firstValue(values, 'key'), apiKey);
    // Whoever has the key gets in, however many have guessed from the same address.
    if (!right)
      return guessing(request, response, (tooMany?: unknown) =>
        tooMany === undefined ? signInPage(request, response, true) : next(tooMany),
      );
    response.cookie(sessions.cookie, sessions.issue(now()), sessions.options);
    return response.redirect(303, linkTo(pageContextFor(request), '/console'));
  });
  router.post('/console/sign-out', (request, response) => {
    response.clearCookie(sessions.cookie, { ...sessions.options, maxAge: 0 });
    response.redirect(303, linkTo(pageContextFor(request), '/console'));
  });
  router.get('/console', signedIn, (request, response) => list(services, request, response));
  router.get('/console/:id', signedIn, async (request, response) => {
    const detail = await services.cases.find(segment(request, 'id'));
    if (detail === undefined) throw new HttpError('not-found');
    const context = pageContextFor(request, { zone: detail.zone });
    sendPage(response, ConsoleCasePage({ detail, context }));
  });
  router.get('/console/:id/files/:file', signedIn, async (request, response) => {
    const { uploads } = services;
    const file = await uploads.read(segment(request, 'id'), segment(request, 'file'));
    if (file === undefined) throw new HttpError('not-found');
    sendAttachment(response, file);
  });
  return router;
};

const list = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<void> => {
  const filter = filterOf(request) ?? {};
  const cases = await services.cases.list({ ...filter, limit: pageSize + 1 });
  const { zone } = services.settings;
  const query = new URLSearchParams({
    ...(filter.status && { status: filter.status }),
    ...(filter.flow !== undefined && { flow: filter.flow }),
  }).toString();
  const context = pageContextFor(request, { zone }, '/console');
  const path = query === '' ? context.path : `${context.path}?${query}`;
  const more = cases.length > pageSize;
  const troubles = await services.doctor.latest();
  const shown = { cases: cases.slice(0, pageSize), filter, more, troubles };
  const page = { ...shown, context: { ...context, path } };
  sendPage(response, ConsoleListPage(page));
};
