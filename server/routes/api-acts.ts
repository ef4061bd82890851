import type { Request, Response } from 'express';
import type { Act } from '../../engine/model/act.ts';
import { seenOther } from '../../engine/interpreter/review-seen.ts';
import { actLimits } from '../../engine/model/act-limits.ts';
import { lettersIn } from '../../engine/model/letters.ts';
import { checkAnswers, storable } from '../forms/check-answers.ts';
import type { FieldError } from '../forms/draft.ts';
import { errorText } from '../pages/field-error.ts';
import { textsOf } from '../pages/texts/texts.ts';
import type { Right } from '../access/right.ts';
import { HttpError } from '../http/http-error.ts';
import { principalOf } from '../http/keys.ts';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import type { TaskView } from '../services/task-view.ts';
import type { ServerServices } from '../services/services.ts';
import { fieldsOf, refuseForNow, refuseInvalid, refuseUnknown } from './api-answers.ts';
import { draftOf } from './api-draft.ts';
import { actProblems, bodyOf, seenProblems, wayOf, type DecideBody } from './api-body.ts';
import { givenAnswersErrors } from './check-given-answers.ts';
import type { InvalidValue } from '../../engine/model/base.ts';

/** `POST /api/cases/:id/decide`: answers a task, with the validation and the update of the page. */
export const decide = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const body = bodyOf(request.body);
  if ('errors' in body) return response.status(422).json(body);
  const { task, round, person } = body;
  const key = { case: segment(request, 'id'), task, person, ...(round !== undefined && { round }) };
  const view = await services.cases.task(key);
  if (view === undefined) return unknownTask(services, request, response, task);
  await refuseBlind(services, request, view);
  const draft = await draftOf(body, view, services.uploads);
  const checked = checkAnswers(draft, {
    opened: view.opened,
    form: view.form,
    calendars: view.plan.calendars,
    now: services.now(),
  });
  // An answer that is too late is refused with what was recorded, not for its errors.
  if (view.state === 'open') {
    const errors = errorsIn(body, view, checked);
    if (errors.length > 0) return response.status(422).json({ errors });
    if (hasSeenOther(body, view)) return response.status(409).json({ refusal: seenOther(task) });
  }
  const answer = 'errors' in checked ? { outcome: body.outcome } : checked;
  return take(
    services,
    { request, response, right: 'act-for', id: view.case },
    {
      ...answer,
      task,
      round: view.opened.round,
      person,
      ...(body.seen !== undefined && { seen: body.seen }),
      ...wayOf(request),
    },
  );
};

/** Nobody decides by values that they may not read. */
const refuseBlind = async (
  { cases }: ServerServices,
  request: Request,
  { case: id, opened, person }: TaskView,
): Promise<void> => {
  const reader = principalOf(request);
  if (person.person === 'candidate') return;
  const seen = await cases.seen(id, reader);
  if (!seen.shows(opened.task))
    throw new HttpError(
      'right-needed',
      `the task "${opened.task}" shows what holders of some roles alone read, and the key "${reader.name}" is none: answer on its page`,
    );
};

const errorsIn = (
  body: DecideBody,
  view: TaskView,
  checked: ReturnType<typeof checkAnswers>,
): readonly InvalidValue[] => {
  const given = givenAnswersErrors(body.answers, view.form);
  const others = 'errors' in checked ? invalidValuesOf(checked.errors) : [];
  return [
    ...seenProblems(body, view),
    ...given,
    ...others.filter(({ pointer }) => !given.some((one) => one.pointer === pointer)),
  ];
};

const hasSeenOther = ({ seen }: DecideBody, view: TaskView): boolean =>
  seen !== undefined && seen !== view.seen?.version;

export const withdrawalKeys = ['comment', 'channel'] as const;

/** `POST /api/cases/:id/withdraw`, on behalf of the candidate. */
export const withdraw = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const id = segment(request, 'id');
  if (!(await services.cases.has(id))) return refuseUnknown(response);
  const given = fieldsOf(request);
  const errors = actProblems(given);
  if (errors.length > 0) return response.status(422).json({ errors });
  const comment = typeof given['comment'] === 'string' ? storable(given['comment']) : '';
  const max = actLimits.commentLetters;
  if (lettersIn(comment) > max) {
    const message = errorText({ code: 'tooLong', max }, english);
    return refuseInvalid(response, '/comment', message);
  }
  return take(
    services,
    { request, response, right: 'withdraw', id },
    {
      event: 'withdrawn',
      person: 'candidate',
      ...(comment !== '' && { comment }),
      ...wayOf(request),
    },
  );
};

interface ActRequest {
  readonly request: Request;
  readonly response: Response;
  readonly right: Right;
  /** Of the case. */
  readonly id: string;
}

const take = async (
  services: ServerServices,
  { request, response, right, id }: ActRequest,
  act: Act,
): Promise<Response> => {
  const result = await services.acts.act(id, act);
  if (result.kind === 'recorded') {
    await recordUse(services, request, right, id);
    return response.json({ recorded: result.recorded ?? null });
  }
  if (result.kind === 'refused') return response.status(409).json({ refusal: result.refusal });
  const message =
    'not recorded yet: the case does not reply; it may still come to be recorded, so send the same again: it counts once';
  return refuseForNow(response, message);
};

const unknownTask = async (
  services: ServerServices,
  request: Request,
  response: Response,
  task: string,
): Promise<Response> => {
  if (!(await services.cases.has(segment(request, 'id')))) return refuseUnknown(response);
  const message = `no task "${task}" has been opened`;
  return response.status(409).json({ refusal: { code: 'unknown-task', message, recorded: [] } });
};

const invalidValuesOf = (errors: ReadonlyMap<string, FieldError>): readonly InvalidValue[] =>
  [...errors].map(([name, error]) => ({
    pointer: name.startsWith('field-') ? `/answers/${name.slice('field-'.length)}` : `/${name}`,
    message: errorText(error, english),
  }));

/** Programs are answered in English. */
const english = { t: textsOf('en'), locale: 'en' } as const;
