import { Router } from 'express';
import type { ServerServices } from '../services/services.ts';

/** `/livez`: the process responds. `/readyz`: database and Temporal respond too, and the payload keys fit those of the workers. */
export const healthRoutes = ({ health }: Pick<ServerServices, 'health'>): Router => {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const state = await health();
    const ready = state.database && state.temporal && state.keys;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'not ready', ...state });
  });
  return router;
};
