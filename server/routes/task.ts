import { Router } from 'express';
import { segment } from '../http/respond.ts';
import type { ServerServices } from '../services/services.ts';
import { openedBy } from './opened-by.ts';
import { showTask, takeAnswer } from './task-request.ts';

/** `/t/<token>`: the task to which a mail has linked. */
export const taskRoutes = (services: ServerServices): Router => {
  const router = Router();
  const load = async (token: string) => openedBy(await services.links.task(token));
  router.get('/t/:token', async (request, response) => {
    await showTask({ request, response, services, view: await load(segment(request, 'token')) });
  });
  router.post('/t/:token', async (request, response) => {
    await takeAnswer({ request, response, services, view: await load(segment(request, 'token')) });
  });
  return router;
};
