import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Router } from 'express';
import { stylesheet } from '../assets/stylesheet.ts';
import { formStyles } from '../assets/form-styles.ts';

const require = createRequire(import.meta.url);

/** `/assets`: the files that pages load; browsers cache them for an hour. */
export const assetRoutes = (): Router => {
  const router = Router();
  const pico = readFile(require.resolve('@picocss/pico/css/pico.min.css'), 'utf8');
  // A request for the file reports the error.
  pico.catch(() => undefined);
  const serve = (file: string, type: string, content: string | Promise<string>) => {
    router.get(`/assets/${file}`, async (_request, response) => {
      response
        .set('Cache-Control', 'public, max-age=3600')
        .type(type)
        .send(await content);
    });
  };
  serve('pico.min.css', 'css', pico);
  serve('tidings.css', 'css', stylesheet + formStyles);
  return router;
};
