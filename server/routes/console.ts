import { Router } from 'express';
import type { Request, Response } from 'express';
import { HttpError } from '../http/http-error.ts';
import { may } from '../access/may.ts';
import { storable } from '../forms/check-answers.ts';
import { firstValue } from '../forms/draft.ts';
import { needs, principalOf } from '../http/keys.ts';
import { readForm } from '../http/read-form.ts';
import { recordUse } from '../http/record-use.ts';
import { linkTo, type PageContext } from '../pages/page-context.ts';
import { pageContextFor, queryWord, segment, sendAttachment, sendPage } from '../http/respond.ts';
import { ConsoleCasePage } from '../pages/console-case.tsx';
import { ConsoleListPage } from '../pages/console-list.tsx';
import type { ServerServices } from '../services/services.ts';
import { filterOf } from './api.ts';
import { found } from './found.ts';
import { readFile } from './read-file.ts';
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
    const detail = await services.cases.find(segment(request, 'id'), principalOf(request));
    if (detail === undefined) throw new HttpError('not-found');
    const context = operatorContext(services, request);
    const holders = may(principalOf(request), 'access', detail.case.id)
      ? await services.links.holders(detail.case.id)
      : [];
    const troubles = (await services.doctor.latest()).filter((one) => one.case === detail.case.id);
    const names = await services.cases.names();
    sendPage(response, ConsoleCasePage({ detail, holders, names, troubles, context }));
  });
  router.post(
    '/console/:id/links/revoke',
    signedIn,
    needs('access', 'see'),
    async (request, response) => {
      const id = segment(request, 'id');
      const { values } = await readForm(request);
      const revoked = await services.links.revoke(id, storable(firstValue(values, 'person')));
      if (revoked > 0) await recordUse(services, request, 'access', id);
      response.redirect(303, linkTo(pageContextFor(request), `/console/${encodeURIComponent(id)}`));
    },
  );
  router.get('/console/:id/files/:file', signedIn, needs('see'), async (request, response) => {
    const file = await readFile(services, request);
    if (file === undefined) throw new HttpError('not-found');
    sendAttachment(response, file);
  });
  return router;
};

/** Operators read all times in one zone, which is named briefly beside each. */
const operatorContext = (
  { settings }: ServerServices,
  request: Request,
  path?: string,
): PageContext => ({
  ...pageContextFor(request, { zone: settings.zone }, path),
  zoneName: 'short',
});

const list = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<void> => {
  // What has ended is asked for.
  const unasked = queryWord(request, 'status') === undefined;
  const filter = { ...filterOf(request), ...(unasked && { status: 'open' as const }) };
  const hidden = await services.keys.hidden.plans(principalOf(request));
  const cases = await services.cases.list({ ...filter, hidden, limit: pageSize + 1 });
  const query = new URLSearchParams({
    status: filter.status ?? 'all',
    ...(filter.flow !== undefined && { flow: filter.flow }),
  }).toString();
  const context = operatorContext(services, request, '/console');
  const path = query === '' ? context.path : `${context.path}?${query}`;
  const more = cases.length > pageSize;
  const troubles = await found(services, request, await services.doctor.latest());
  const words = await services.cases.words(cases);
  const shown = { cases: cases.slice(0, pageSize), words, filter, more, troubles };
  const page = { ...shown, context: { ...context, path } };
  sendPage(response, ConsoleListPage(page));
};
