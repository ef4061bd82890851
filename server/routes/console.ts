import { Router } from 'express';
import type { Request, Response } from 'express';
import { HttpError } from '../http/http-error.ts';
import { needs } from '../http/keys.ts';
import { pageContextFor, segment, sendAttachment, sendPage } from '../http/respond.ts';
import { ConsoleCasePage } from '../pages/console-case.tsx';
import { ConsoleListPage } from '../pages/console-list.tsx';
import type { ServerServices } from '../services/services.ts';
import { filterOf } from './api.ts';
import { consoleDoor } from './console-door.ts';

const pageSize = 50;

/** `/console`: lists and cases for operators who have signed in with an API key. */
export const consoleRoutes = (services: ServerServices): Router => {
  const router = Router();
  const { routes, signedIn } = consoleDoor(services);
  router.use(routes);
  router.get('/console', signedIn, needs('see'), (request, response) =>
    list(services, request, response),
  );
  router.get('/console/:id', signedIn, needs('see'), async (request, response) => {
    const detail = await services.cases.find(segment(request, 'id'));
    if (detail === undefined) throw new HttpError('not-found');
    const context = pageContextFor(request, { zone: detail.zone });
    sendPage(response, ConsoleCasePage({ detail, context }));
  });
  router.get('/console/:id/files/:file', signedIn, needs('see'), async (request, response) => {
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
