import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { actLimits } from '../../engine/model/act-limits.ts';
import { lettersIn } from '../../engine/model/letters.ts';
import { withoutTimes } from '../../engine/progress/progress.ts';
import { may } from '../access/may.ts';
import { storable } from '../forms/check-answers.ts';
import { firstValue } from '../forms/draft.ts';
import { HttpError } from '../http/http-error.ts';
import { readForm } from '../http/read-form.ts';
import { pageContextFor, segment, sendPage } from '../http/respond.ts';
import { factsOf } from '../pages/case-facts.ts';
import { ProgressPage } from '../pages/progress.tsx';
import { linkTo } from '../pages/page-context.ts';
import { WithdrawPage } from '../pages/withdraw.tsx';
import type { ActResult } from '../services/act-service.ts';
import type { CandidateView } from '../services/link-service.ts';
import type { ServerServices } from '../services/services.ts';
import { openedBy } from './opened-by.ts';
import { showTask, takeAnswer } from './task-request.ts';
import type { Instant } from '../../engine/model/base.ts';

/** `/c/<token>`: the candidate's progress page, their tasks, and the withdrawal. */
export const candidateRoutes = (services: ServerServices): Router => {
  const router = Router();
  const ownTask = async (request: Request) =>
    openedBy(
      await services.links.ownTask(
        segment(request, 'token'),
        segment(request, 'task'),
        roundOf(segment(request, 'round')),
      ),
    );
  router.get('/c/:token', async (request, response) => {
    const view = await load(services, request);
    const { progress } = view;
    const stands = progress.closed === undefined && (await services.acts.standsStill(view.case));
    const shown = stands ? { ...view, progress: withoutTimes(progress) } : view;
    sendProgress(request, response, { view: shown, now: services.now() });
  });
  router.get('/c/:token/withdraw', async (request, response) => {
    const view = await load(services, request);
    if (!view.progress.withdrawable) return response.redirect(303, homeOf(request));
    const context = pageContextFor(request, view.person);
    return sendPage(response, WithdrawPage({ context, ...asked(request) }));
  });
  router.post('/c/:token/withdraw', (request, response) => withdraw(services, request, response));
  router.get('/c/:token/t/:task/:round', async (request, response) => {
    await showTask({ request, response, services, view: await ownTask(request) });
  });
  router.post('/c/:token/t/:task/:round', async (request, response) => {
    const reload = () => ownTask(request);
    await takeAnswer({ request, response, services, reload, view: await reload() });
  });
  return router;
};

/** Of whatever is no number of a round, none was ever opened. */
const roundOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** What the form of the withdrawal knows and its link does not show. */
const asked = (request: Request): { readonly home: string; readonly form: string } => ({
  home: homeOf(request),
  form: createHash('sha256')
    .update(`withdraw ${segment(request, 'token')}`)
    .digest('base64url'),
});

const homeOf = (request: Request): string => `/c/${segment(request, 'token')}`;

const load = async (services: ServerServices, request: Request): Promise<CandidateView> =>
  openedBy(await services.links.progress(segment(request, 'token')));

const sendProgress = (
  request: Request,
  response: Response,
  { view, now }: { readonly view: CandidateView; readonly now: Instant },
): void => {
  const { name, position } = factsOf(view.facts);
  sendPage(
    response,
    ProgressPage({
      progress: view.progress,
      now,
      name,
      position,
      context: pageContextFor(request, view.person),
      home: homeOf(request),
    }),
  );
};

const withdraw = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<void> => {
  const view = await load(services, request);
  if (!may(view.holder, 'withdraw', view.case)) throw new HttpError('not-found');
  const { values } = await readForm(request);
  const context = pageContextFor(request, view.person);
  // A program that tries out links posts them bare: whoever withdraws has seen what it means.
  if (firstValue(values, 'form') !== asked(request).form)
    return response.redirect(303, linkTo(context, `${homeOf(request)}/withdraw`));
  const comment = storable(firstValue(values, 'comment'));
  const max = actLimits.commentLetters;
  if (lettersIn(comment) > max) {
    const error = { code: 'tooLong', max } as const;
    const page = WithdrawPage({ context, ...asked(request), comment, error });
    return sendPage(response, page, 422);
  }
  const result = view.progress.withdrawable
    ? await services.acts.act(view.case, {
        event: 'withdrawn',
        person: view.person.person,
        ...(comment !== '' && { comment }),
        channel: 'page',
      })
    : undefined;
  if (result?.kind === 'unavailable' || isStopped(result)) {
    const page = WithdrawPage({ context, ...asked(request), comment, unavailable: true });
    sendPage(response.set('Retry-After', '30'), page, 503);
  } else {
    response.redirect(303, linkTo(context, homeOf(request)));
  }
};

/** A case takes withdrawals unless it has no workflow any more. */
const isStopped = (result: ActResult | undefined): boolean =>
  result?.kind === 'refused' && result.refusal.code === 'case-stopped';
