import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Router } from 'express';
import { companyStyles } from '../assets/company-styles.ts';
import { formStyles } from '../assets/form-styles.ts';
import { mark } from '../assets/mark.ts';
import { stylesheet } from '../assets/stylesheet.ts';
import type { CompanyService } from '../services/company-service.ts';

const require = createRequire(import.meta.url);

/** `/assets`: the files that pages load. */
export const assetRoutes = (company: CompanyService): Router => {
  const router = Router();
  const pico = readFile(require.resolve('@picocss/pico/css/pico.min.css'), 'utf8');
  // A request for the file reports the error.
  pico.catch(() => undefined);
  const serve = (
    file: string,
    read: () => string | Promise<string>,
    cachedForSeconds: number,
  ): void => {
    router.get(`/assets/${file}`, async (_request, response) => {
      response
        .set('Cache-Control', `public, max-age=${cachedForSeconds}`)
        .type(file)
        .send(await read());
    });
  };
  serve('pico.min.css', () => pico, hour);
  serve('tidings.css', () => stylesheet + formStyles, hour);
  serve(
    'company.css',
    async () => {
      const { color } = await company();
      return color === undefined ? '' : companyStyles(color);
    },
    minutes,
  );
  serve('company.svg', async () => (await company()).logo ?? mark, minutes);
  return router;
};

const hour = 3600;
/** What house.yaml says now is soon seen. */
const minutes = 300;
