import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { bringCompany } from './http/company.ts';
import { headers } from './http/headers.ts';
import { HttpError, statusOf } from './http/http-error.ts';
import { limitByLink, limitUnknownLinks } from './http/limits.ts';
import { watchProxies } from './http/proxy-watch.ts';
import { requestLog } from './http/request-log.ts';
import { problemOf } from './http/problem-of.ts';
import type { ServerLog } from './services/server-log.ts';
import { pageContextFor, sendPage } from './http/respond.ts';
import { sameOrigin } from './http/same-origin.ts';
import { ErrorPage } from './pages/error.tsx';
import type { Problem } from './pages/error.tsx';
import { apiRoutes } from './routes/api.ts';
import { assetRoutes } from './routes/assets.ts';
import { candidateRoutes } from './routes/candidate.ts';
import { codecRoutes } from './routes/codec.ts';
import { consoleRoutes } from './routes/console.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { taskRoutes } from './routes/task.ts';
import type { ServerServices } from './services/services.ts';
import { storeTroubleOf } from './services/store-trouble.ts';
import { defaultLimits } from './services/app-settings.ts';

/** Creates the app of pages and API over the given services. It does not listen. */
export const createApp = (services: ServerServices): Express => {
  const { settings, log } = services;
  const limits = { ...defaultLimits, ...settings.limits };
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustProxy ?? false);
  app.use(requestLog(log), watchProxies(settings.trustProxy, log), ...headers(settings.publicUrl));
  app.use(
    healthRoutes(services),
    assetRoutes(services.company),
    codecRoutes(services),
    apiRoutes(services),
  );
  app.use(metricsRoutes(services), bringCompany(services.company));
  app.use(['/t', '/c'], limitByLink({ perMinute: limits.links }));
  app.use(['/t', '/c', '/console'], sameOrigin(settings.publicUrl));
  app.use(taskRoutes(services), candidateRoutes(services), consoleRoutes(services));
  app.use(['/t', '/c'], limitUnknownLinks({ perMinute: limits.unknownLinks }));
  app.get('/', (_request, response) => {
    response.redirect(303, '/console');
  });
  app.use((_request, _response, next) => {
    next(new HttpError('not-found'));
  });
  app.use(problemHandler(log));
  return app;
};

/** The one place where an error becomes a response. */
const problemHandler =
  (log: ServerLog): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const problem = problemOf(error);
    if (problem === 'server') log.error({ err: error }, 'a request failed');
    if (problem === 'unreadable')
      log.error({ err: error }, 'what is kept of a case does not open: see tidings verify');
    if (storeTroubleOf(error) === 'outage')
      log.warn({ err: error }, 'the database does not answer');
    if (response.headersSent) return next(error);
    const status = statusOf[problem];
    if (problem === 'unavailable') response.set('Retry-After', '30');
    if (/^\/(api|codec|metrics)\b/.test(request.path)) {
      response.status(status).json({ error: problem, message: messageOf(error, problem) });
    } else {
      sendPage(response, ErrorPage({ problem, context: pageContextFor(request) }), status);
    }
  };

const messageOf = (error: unknown, problem: Problem): string =>
  error instanceof Error && speaksForItself(error, problem) ? error.message : apiMessages[problem];

const speaksForItself = (error: Error, problem: Problem): boolean =>
  (error instanceof HttpError && error.message !== problem) ||
  storeTroubleOf(error) === 'unreadable';

const apiMessages: Readonly<Record<Problem, string>> = {
  bad: 'the request could not be read',
  charset: 'the form is in a charset that is not known here; send it in UTF-8',
  'media-type': 'the body is of a type that is not read here',
  foreign: 'the request came from another site',
  'right-needed': 'this key has not the right to do this',
  unreadable:
    'what is kept of this case does not open: a key is missing, or it was changed; see tidings verify',
  'not-found': 'there is no such thing here',
  'unknown-link': 'there is no such thing here',
  'ended-link': 'the link has ended',
  'too-large': 'the request is too large',
  'too-much-text': 'the texts of the form are too long',
  rate: 'too many requests; wait a minute',
  server: 'something went wrong on our side; look what is recorded before you send it again',
  unavailable: 'not available just now; try again in a minute',
};
