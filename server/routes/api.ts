import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { needsKey } from '../http/keys.ts';
import { queryWord, segment } from '../http/respond.ts';
import type { CaseFilter, CaseRecord } from '../../store/cases.ts';
import type { ServerServices } from '../services/services.ts';
import { decide, withdraw } from './api-acts.ts';
import type { InvalidValue, Json } from '../../engine/model/base.ts';
import type { StartResult } from '../services/start-result.ts';

/** `/api`: for programs and the command line; every request carries the API key. */
export const apiRoutes = (services: ServerServices): Router => {
  const router = Router();
  router.use('/api', needsKey(services.settings.apiKey), express.json({ limit: '256kb' }));
  router.post('/api/cases', (request, response) => start(services, request, response));
  router.get('/api/cases', async (request, response) => {
    const filter = filterOf(request);
    if (filter === undefined) {
      const errors = [{ pointer: '/status', message: 'must be starting, running or ended' }];
      return response.status(422).json({ errors });
    }
    const cases = await services.cases.list(filter);
    return response.json({ cases: cases.map(summaryOf) });
  });
  router.get('/api/cases/:id', async (request, response) => {
    const detail = await services.cases.find(segment(request, 'id'));
    return detail ? response.json(detail) : notFound(response);
  });
  router.post('/api/cases/:id/decide', (request, response) => decide(services, request, response));
  router.post('/api/cases/:id/withdraw', (request, response) =>
    withdraw(services, request, response),
  );
  router.use('/api', (_request, response) => {
    notFound(response);
  });
  return router;
};

const notFound = (response: Response): Response =>
  response.status(404).json({ error: 'not-found', message: 'there is no such thing here' });

/** A case without its facts, since a list should contain nothing personal. */
const summaryOf = (record: CaseRecord) => ({ ...record, facts: undefined });

const start = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const startRequest = startRequestIn(request.body);
  if ('errors' in startRequest) return response.status(422).json(startRequest);
  const started = await services.cases.start(startRequest);
  if (started.kind === 'invalid') return response.status(422).json({ errors: started.errors });
  if (started.kind === 'unsound') {
    const { diagnostics } = started;
    const errors = [
      { pointer: '/flow', message: 'the definitions have faults; see "diagnostics"' },
    ];
    return response.status(422).json({ errors, diagnostics });
  }
  if (started.kind === 'unproved') return notProved(started, response);
  const { case: id, flow, progress } = started;
  return response.status(201).location(`/api/cases/${id}`).json({ case: id, flow, progress });
};

const notProved = (
  { flow, diagnostics }: Extract<StartResult, { kind: 'unproved' }>,
  response: Response,
): Response => {
  const message = `no case may depend on "${flow}", because it may not keep what it has to; see "diagnostics"`;
  return response.status(422).json({ error: 'flow-not-proved', message, diagnostics });
};

interface StartRequest {
  readonly flow?: string | undefined;
  readonly facts: Json;
}

const startRequestIn = (
  body: unknown,
): StartRequest | { readonly errors: readonly InvalidValue[] } => {
  const fields = typeof body === 'object' && body !== null ? body : {};
  const flow: unknown = 'flow' in fields ? fields.flow : undefined;
  if (flow !== undefined && typeof flow !== 'string') {
    return { errors: [{ pointer: '/flow', message: 'must be text' }] };
  }
  // A body that JSON.parse has read is JSON.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const facts = 'facts' in fields ? (fields.facts as Json | undefined) : undefined;
  return facts === undefined
    ? { errors: [{ pointer: '/facts', message: 'is missing' }] }
    : { flow, facts };
};

const maxCases = 500;

/** The filter in the query of the API and of the console; `undefined` when the status is none. */
export const filterOf = (request: Request): CaseFilter | undefined => {
  const status = queryWord(request, 'status');
  const limit = Number(queryWord(request, 'limit') ?? 100);
  if (status !== undefined && !isStatus(status)) return undefined;
  return {
    status,
    flow: queryWord(request, 'flow'),
    before: queryWord(request, 'before'),
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, maxCases) : 100,
  };
};

const isStatus = (word: string): word is NonNullable<CaseFilter['status']> =>
  word === 'starting' || word === 'running' || word === 'ended';
