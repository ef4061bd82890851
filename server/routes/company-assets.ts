import { Router } from 'express';
import { companyStyles } from '../assets/company-styles.ts';
import { mark } from '../assets/mark.ts';
import type { CompanyService } from '../services/company-service.ts';

/** `/assets/company.*`: what pages show of the company; a change is seen within minutes. */
export const companyAssetRoutes = (company: CompanyService): Router => {
  const router = Router();
  router.get('/assets/company.css', async (_request, response) => {
    const { color } = await company();
    response
      .set('Cache-Control', cached)
      .type('css')
      .send(color === undefined ? '' : companyStyles(color));
  });
  router.get('/assets/company.svg', async (_request, response) => {
    const { logo = mark } = await company();
    response.set('Cache-Control', cached).type('svg').send(logo);
  });
  return router;
};

const cached = 'public, max-age=300';
