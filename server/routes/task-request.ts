import type { Request, Response } from 'express';
import type { Answer } from '../../engine/model/act.ts';
import { checkAnswers } from '../forms/check-answers.ts';
import { emptyDraft, firstValue } from '../forms/draft.ts';
import type { Draft } from '../forms/draft.ts';
import { minuteMs } from '../../engine/time/units.ts';
import { workingDays } from '../forms/working-days.ts';
import { queryWord, pageContextFor, sendPage } from '../http/respond.ts';
import { linkTo } from '../pages/page-context.ts';
import type { ServerServices } from '../services/services.ts';
import type { ActResult } from '../services/act-service.ts';
import { may } from '../access/may.ts';
import { HttpError } from '../http/http-error.ts';
import type { LinkedTask } from '../services/link-service.ts';
import type { TaskView } from '../services/task-view.ts';
import { TaskClosedPage } from '../pages/task-closed.tsx';
import { TaskPage } from '../pages/task.tsx';
import type { TaskPageProps } from '../pages/task-props.ts';
import { readDraft } from './read-draft.ts';
import type { Instant } from '../../engine/model/base.ts';

/** A request for one task of one person, whichever link led to it. */
export interface TaskRequest {
  readonly request: Request;
  readonly response: Response;
  readonly view: LinkedTask;
  /** Reads it anew. */
  readonly reload: () => Promise<LinkedTask>;
  readonly services: ServerServices;
}

/** Responds with the page of a task; changes nothing. */
export const showTask = async ({
  view: asked,
  ...taskRequest
}: Omit<TaskRequest, 'reload'>): Promise<void> => {
  const { request, response, services } = taskRequest;
  const received = isFresh(queryWord(request, 'received'), services.now());
  const stands = asked.state === 'open' && (await services.acts.standsStill(asked.case));
  const view: LinkedTask = stands ? { ...asked, state: 'stopped' } : asked;
  if (view.state === 'open' && !received) {
    sendTask(taskRequest, view, { draft: emptyDraft, status: 200 });
  } else {
    const context = pageContextFor(request, view.person);
    sendPage(response, TaskClosedPage({ view, context, received: view.state === 'open' }));
  }
};

/** Records a posted answer, then redirects to the page that shows what is recorded. */
export const takeAnswer = async (taskRequest: TaskRequest): Promise<void> => {
  const { request, view, services } = taskRequest;
  if (!may(view.holder, 'act-for', view.case)) throw new HttpError('not-found');
  const draft = await readDraft(request, view, services.uploads);
  if (view.state !== 'open') return redirectToPage(taskRequest, view);
  if (hasSeenOther(draft, view)) return sendNews(taskRequest, view, draft);
  const checked = checkAnswers(draft, answerContextOf(view, services.now()));
  if ('errors' in checked) {
    const withErrors = { ...draft, errors: checked.errors };
    return sendTask(taskRequest, view, { draft: withErrors, status: 422 });
  }
  const answer: Answer = {
    task: view.opened.task,
    round: view.opened.round,
    person: view.person.person,
    ...checked,
    ...(view.seen && { seen: view.seen.version }),
    channel: 'page',
  };
  return respondTo(await services.acts.act(view.case, answer), taskRequest, draft);
};

const respondTo = async (
  result: ActResult,
  taskRequest: TaskRequest,
  draft: Draft,
): Promise<void> => {
  const { response, view, reload, services } = taskRequest;
  if (result.kind === 'unavailable') {
    response.set('Retry-After', '30');
    return sendTask(taskRequest, view, { draft, status: 503 });
  }
  // An answer that is seen has come at this very moment.
  if (result.kind === 'refused' && result.refusal.code === 'seen-other')
    return sendNews(taskRequest, await reload(), draft);
  // It has been stopped since the form was shown: what was typed is not lost.
  if (result.kind === 'refused' && result.refusal.code === 'case-stopped')
    return sendTask(taskRequest, view, { draft, status: 409 });
  const caughtUp = result.kind === 'refused' || result.recorded !== undefined;
  return redirectToPage(taskRequest, view, caughtUp ? '' : `?received=${services.now()}`);
};

/** Whether an answer has come from a page that shows something else than is there now. */
const hasSeenOther = ({ values }: Draft, { seen }: TaskView): boolean =>
  seen !== undefined && firstValue(values, 'seen') !== seen.version;

/** Shows again what is to be answered, with what is new since the page from which the answer has come. */
const sendNews = (taskRequest: TaskRequest, view: LinkedTask, draft: Draft): void => {
  if (view.state !== 'open') return redirectToPage(taskRequest, view);
  const before = firstValue(draft.values, 'seen-marks').split('.');
  return sendTask(taskRequest, view, { draft, status: 409, before });
};

/** The record is a moment behind an answer, and no longer: afterwards an open task is shown as what it is. */
const receivedForMs = 10 * minuteMs;

/** Whether this is the instant, by the clock of whichever server, at which an answer was received just now. */
const isFresh = (at: string | undefined, now: Instant): boolean =>
  Math.abs(now - Number(at ?? Number.NaN)) < receivedForMs;

const redirectToPage = (
  { request, response }: Pick<TaskRequest, 'request' | 'response'>,
  view: TaskView,
  query = '',
): void => {
  const context = pageContextFor(request, view.person, request.baseUrl + request.path);
  response.redirect(303, linkTo(context, `${context.path}${query}`));
};

const answerContextOf = (view: TaskView, now: Instant) => ({
  opened: view.opened,
  form: view.form,
  calendars: view.plan.calendars,
  now,
});

const sendTask = (
  { request, response, services }: Pick<TaskRequest, 'request' | 'response' | 'services'>,
  view: TaskView,
  state: Pick<TaskPageProps, 'draft' | 'before'> & { readonly status: number },
): void => {
  const { draft, status, before } = state;
  const context = pageContextFor(request, view.person);
  const page = TaskPage({
    view,
    draft,
    context,
    days: daysOf(view, services.now()),
    unavailable: status === 503,
    over: status === 409 && before === undefined,
    before,
  });
  sendPage(response, page, status);
};

const daysOf = ({ form, plan }: TaskView, now: Instant): TaskPageProps['days'] =>
  new Map(
    (form?.fields ?? []).flatMap((field) =>
      field.type === 'working-day'
        ? [[field.name, workingDays(field, now, plan.calendars)] as const]
        : [],
    ),
  );
