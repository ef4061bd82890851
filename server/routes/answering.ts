import type { Request, Response } from 'express';
import type { Answer } from '../../engine/model/act.ts';
import { checkAnswers } from '../forms/check-answers.ts';
import { blank } from '../forms/typed.ts';
import type { Draft } from '../forms/typed.ts';
import { workingDays } from '../forms/working-days.ts';
import { HttpError } from '../http/http-error.ts';
import { queryWord, readingFor, sendPage } from '../http/respond.ts';
import { linkTo } from '../pages/reading.ts';
import type { Services } from '../services/services.ts';
import type { TaskView } from '../services/task-view.ts';
import { TaskClosedPage } from '../pages/task-closed.tsx';
import { TaskPage } from '../pages/task.tsx';
import { readDraft } from './drafts.ts';

/** One task in front of one person, however they came to it. */
export interface Errand {
  readonly request: Request;
  readonly response: Response;
  readonly view: TaskView | undefined;
  readonly services: Services;
}

/** Shows a task; changes nothing, whoever fetches it. */
export const showTask = ({ request, response, view, services }: Errand): void => {
  if (view === undefined) throw new HttpError('not-found');
  const received = queryWord(request, 'received') !== undefined;
  if (view.state === 'open' && !received) {
    sendTask({ request, response, view, services }, view, { draft: blank, status: 200 });
  } else {
    const reading = readingFor(request, view.person);
    sendPage(response, TaskClosedPage({ view, reading, received: view.state === 'open' }));
  }
};

/** Records an answer, once, and sends its author to the page that shows what is on record. */
export const takeAnswer = async (errand: Errand): Promise<void> => {
  const { request, response, view, services } = errand;
  if (view === undefined) throw new HttpError('not-found');
  const draft = await readDraft(request, view, services.uploads);
  if (view.state !== 'open') return backToPage(errand, view);
  const checked = checkAnswers(draft, checkingOf(view));
  if ('errors' in checked) {
    const mended = { ...draft, errors: checked.errors };
    return sendTask(errand, view, { draft: mended, status: 422 });
  }
  const answer: Answer = {
    task: view.opened.task,
    round: view.opened.round,
    person: view.person.person,
    ...checked,
    channel: 'page',
  };
  const result = await services.acts.act(view.case, answer);
  if (result.kind === 'unavailable') {
    response.set('Retry-After', '30');
    return sendTask(errand, view, { draft, status: 503 });
  }
  const caughtUp = result.kind === 'refused' || result.recorded !== undefined;
  return backToPage(errand, view, caughtUp ? '' : '?received=1');
};

const backToPage = (
  { request, response }: Pick<Errand, 'request' | 'response'>,
  view: TaskView,
  query = '',
): void => {
  const reading = readingFor(request, view.person, request.baseUrl + request.path);
  response.redirect(303, linkTo(reading, `${reading.here}${query}`));
};

const checkingOf = (view: TaskView) => ({
  opened: view.opened,
  form: view.form,
  calendars: view.plan.calendars,
  now: Date.now(),
});

const sendTask = (
  { request, response, services }: Errand,
  view: TaskView,
  shown: { readonly draft: Draft; readonly status: number },
): void => {
  const { draft, status } = shown;
  const { company } = services.settings;
  const reading = readingFor(request, view.person);
  const page = TaskPage({
    view,
    draft,
    reading,
    company,
    days: daysOf(view),
    unavailable: status === 503,
  });
  sendPage(response, page, status);
};

const daysOf = ({ form, plan }: TaskView): ReadonlyMap<string, readonly string[]> =>
  new Map(
    (form?.fields ?? []).flatMap((field) =>
      field.type === 'working-day'
        ? [[field.name, workingDays(field, Date.now(), plan.calendars)] as const]
        : [],
    ),
  );
