import { Router } from 'express';
import { HttpError } from '../http/http-error.ts';
import { segment, sendAttachment } from '../http/respond.ts';
import { showsFile } from '../services/seen-values.ts';
import type { ServerServices } from '../services/services.ts';
import { openedBy } from './opened-by.ts';
import { showTask, takeAnswer } from './task-request.ts';

/** `/t/<token>`: the task to which a mail has linked, and the files that its page shows. */
export const taskRoutes = (services: ServerServices): Router => {
  const router = Router();
  const load = async (token: string) => openedBy(await services.links.task(token));
  router.get('/t/:token', async (request, response) => {
    await showTask({ request, response, services, view: await load(segment(request, 'token')) });
  });
  router.get('/t/:token/files/:file', async (request, response) => {
    const view = await load(segment(request, 'token'));
    const id = segment(request, 'file');
    const isShown = view.state === 'open' && showsFile(view.seen, id);
    const file = isShown ? await services.uploads.read(view.case, id) : undefined;
    if (file === undefined) throw new HttpError('not-found');
    sendAttachment(response, file);
  });
  router.post('/t/:token', async (request, response) => {
    const reload = () => load(segment(request, 'token'));
    await takeAnswer({ request, response, services, reload, view: await reload() });
  });
  return router;
};
