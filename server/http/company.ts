import type { Request, RequestHandler } from 'express';
import type { Company } from '../../engine/model/house.ts';
import type { CompanyService } from '../services/company-service.ts';

const companies = new WeakMap<Request, Company>();

/** Reads whose pages these are, for as long as the request lasts. */
export const bringCompany =
  (read: CompanyService): RequestHandler =>
  async (request, _response, next) => {
    companies.set(request, await read());
    next();
  };

/** Whose pages these are; nobody's where the request has failed before it was read. */
export const companyOf = (request: Request): Company => companies.get(request) ?? nobody;

const nobody: Company = { name: '' };
