import { Router } from 'express';
import type { Request, Response } from 'express';
import { refuseDeep } from '../http/depth.ts';
import { jsonBody } from '../http/json-body.ts';
import { needs, needsKey, principalOf } from '../http/keys.ts';
import { queryWord, segment, sendAttachment, wholeNumber } from '../http/respond.ts';
import type { CaseFilter, CaseRecord } from '../../store/cases.ts';
import { defaultLimits } from '../services/app-settings.ts';
import { toldTrouble } from '../../wording/trouble-detail.ts';
import type { ServerServices } from '../services/services.ts';
import { markedByWorkflow } from '../services/workflow-marks.ts';
import { refuseInvalid, refuseUnknown } from './api-answers.ts';
import { decide, withdraw, withdrawalKeys } from './api-acts.ts';
import { decisionKeys } from './api-body.ts';
import { close, closingKeys, resume, resumptionKeys } from './api-interventions.ts';
import { counts } from './api-counts.ts';
import { dueErasures, eraseDue } from './api-due-erasures.ts';
import { erase, exported } from './api-erasure.ts';
import { asks, takes } from './api-fields.ts';
import { ledger } from './api-ledger.ts';
import { keyRoutes } from './api-keys.ts';
import { revokeLinks } from './api-links.ts';
import { found } from './found.ts';
import { readFile } from './read-file.ts';
import { start, startKeys } from './api-start.ts';
import { verify } from './api-verify.ts';

/** `/api`: for programs and the command line; every request carries an API key, and every route asks for a right. */
export const apiRoutes = (services: ServerServices): Router => {
  const router = Router();
  const guessesPerMinute = services.settings.limits?.keys ?? defaultLimits.keys;
  router.use('/api', needsKey(services.keys, guessesPerMinute), jsonBody('256kb'), refuseDeep);
  router.use(caseRoutes(services), caseActRoutes(services), keyRoutes(services));
  router.get('/api/doctor', needs('see'), asks(), async (request, response) => {
    const troubles = await found(services, request, await services.doctor.examine());
    response.json({ troubles: troubles.map((one) => toldTrouble(one, 'en')) });
  });
  router.get('/api/erasures', needs('erase'), asks('within', 'after'), (request, response) =>
    dueErasures(services, request, response),
  );
  router.post('/api/erasures', needs('erase'), takes('a sweep', ['after']), (request, response) =>
    eraseDue(services, request, response),
  );
  router.get('/api/counts', needs('report'), asks('from', 'to'), (request, response) =>
    counts(services, request, response),
  );
  router.get('/api/verify', needs('audit'), asks('after'), (request, response) =>
    verify(services, request, response),
  );
  router.get('/api/ledger', needs('audit'), asks('after', 'limit'), (request, response) =>
    ledger(services, request, response),
  );
  router.use('/api', (_request, response) => {
    notFound(response);
  });
  return router;
};

const caseRoutes = (services: ServerServices): Router => {
  const router = Router();
  router.post('/api/cases', needs('start'), takes('a start', startKeys), (request, response) =>
    start(services, request, response),
  );
  router.get(
    '/api/cases',
    needs('see'),
    asks('status', 'flow', 'before', 'limit'),
    (request, response) => list(services, request, response),
  );
  router.get('/api/cases/:id', needs('see'), asks(), async (request, response) => {
    const detail = await services.cases.find(segment(request, 'id'), principalOf(request));
    if (detail === undefined) return notFound(response);
    const [marked] = markedByWorkflow([detail.case], await services.doctor.latest());
    return response.json({ ...detail, case: marked });
  });
  router.get('/api/cases/:id/files/:file', needs('see'), asks(), async (request, response) => {
    const file = await readFile(services, request);
    return file ? sendAttachment(response, file) : notFound(response);
  });
  router.get('/api/cases/:id/export', needs('erase'), asks(), (request, response) =>
    exported(services, request, response),
  );
  return router;
};

/** What a program says to a case, each with the keys that it takes. */
const caseActRoutes = (services: ServerServices): Router => {
  const router = Router();
  router.post(
    '/api/cases/:id/decide',
    needs('act-for'),
    takes('a decision', decisionKeys),
    (request, response) => decide(services, request, response),
  );
  router.post(
    '/api/cases/:id/withdraw',
    needs('withdraw'),
    takes('a withdrawal', withdrawalKeys),
    (request, response) => withdraw(services, request, response),
  );
  router.post(
    '/api/cases/:id/links/revoke',
    needs('access'),
    takes('a revocation', ['person']),
    (request, response) => revokeLinks(services, request, response),
  );
  router.post(
    '/api/cases/:id/resume',
    needs('resume'),
    takes('a resumption', resumptionKeys),
    (request, response) => resume(services, request, response),
  );
  router.post(
    '/api/cases/:id/erase',
    needs('erase'),
    takes('an erasure', ['dryRun']),
    (request, response) => erase(services, request, response),
  );
  router.post(
    '/api/cases/:id/close',
    needs('resume'),
    takes('a closing', closingKeys),
    (request, response) => close(services, request, response),
  );
  return router;
};

const list = async (
  { cases, doctor, keys }: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const filter = filterOf(request);
  const limit = wholeNumber(queryWord(request, 'limit') ?? '100', 1, maxCases);
  if (filter === undefined)
    return refuseInvalid(response, '/status', `must be all, ${statuses.join(', ')}`);
  if (limit === undefined)
    return refuseInvalid(response, '/limit', `must be a whole number from 1 to ${maxCases}`);
  const hidden = await keys.hidden.plans(principalOf(request));
  const listed = await cases.list({ ...filter, hidden, limit });
  const marked = markedByWorkflow(listed, await doctor.latest());
  return response.json({ cases: marked.map(summaryOf) });
};

const notFound = (response: Response): Response =>
  refuseUnknown(response, 'there is no such thing here');

/** A case without its facts, since a list should contain nothing personal. */
const summaryOf = (record: CaseRecord) => ({ ...record, facts: undefined });

const maxCases = 500;

/** The filter in the query of the API and of the console; `undefined` when the status is none. */
export const filterOf = (request: Request): CaseFilter | undefined => {
  const status = queryWord(request, 'status');
  if (status !== undefined && status !== 'all' && !isStatus(status)) return undefined;
  return {
    status: status === 'all' ? undefined : status,
    flow: queryWord(request, 'flow'),
    before: queryWord(request, 'before'),
  };
};

const statuses = ['open', 'starting', 'running', 'stopped', 'ended'] as const;

const isStatus = (word: string): word is (typeof statuses)[number] =>
  statuses.some((status) => status === word);
