import { Router } from 'express';
import type { Health, ServerServices } from '../services/services.ts';

/**
 * `/livez`: the process responds. `/readyz`: database and Temporal respond too, the payload keys fit those of the workers and open the keys
 * of cases, and Temporal has the search attributes. That the mail
 * server refuses us is said there as well, but pages and answers go on meanwhile, so the process is ready all the same.
 */
export const healthRoutes = ({ health }: Pick<ServerServices, 'health'>): Router => {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const { mail, ...state } = await health();
    const ready = Object.values(state).every(Boolean);
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ok' : 'not ready', ...state, ...mailState(mail) });
  });
  return router;
};

const mailState = (refusal: Health['mail']) =>
  refusal === undefined
    ? { mail: true }
    : { mail: false, why: refusal.reason, since: new Date(refusal.since).toISOString() };
