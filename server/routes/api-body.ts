import type { Request } from 'express';
import { actLimits } from '../../engine/model/act-limits.ts';
import type { ActOrigin } from '../../engine/model/act.ts';
import { isObject, type InvalidValue } from '../../engine/model/base.ts';
import { isSeenVersion, type SeenVersion } from '../../engine/model/seen-version.ts';
import { principalOf } from '../http/keys.ts';
import { isStorableText } from '../../engine/model/letters.ts';
import type { TaskView } from '../services/task-view.ts';
import { fieldsOf } from './api-answers.ts';
import { unstorableText } from './api-fields.ts';

/** The body of `decide`. */
export interface DecideBody {
  readonly task: string;
  readonly round?: number;
  readonly person: string;
  readonly outcome: string;
  readonly comment?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What whoever answers has seen. */
  readonly seen?: SeenVersion;
}

export const decisionKeys = [
  'task',
  'round',
  'person',
  'outcome',
  'comment',
  'answers',
  'seen',
  'channel',
] as const;

/** Validates the body of `decide`. */
export const bodyOf = (
  body: unknown,
): DecideBody | { readonly errors: readonly InvalidValue[] } => {
  const fields = isObject(body) ? body : {};
  const errors = [
    ...['task', 'person', 'outcome'].flatMap((key) =>
      fieldProblem(fields, key, isName, `must be text of at most ${actLimits.nameLetters} letters`),
    ),
    ...actProblems(fields),
    ...optionalProblem(fields, 'round', isRound, 'must be a whole number from 1'),
    ...optionalProblem(fields, 'answers', isObject, 'must be an object'),
    ...optionalProblem(fields, 'seen', isSeenVersion, seenRule),
  ];
  if (errors.length > 0) return { errors };
  const { task, person, outcome, comment, round, answers, seen } = fields;
  return {
    task: String(task),
    person: String(person),
    outcome: String(outcome),
    ...(isText(comment) && { comment }),
    ...(typeof round === 'number' && { round }),
    ...(isObject(answers) && { answers }),
    ...(isSeenVersion(seen) && { seen }),
  };
};

/** What is wrong with the comment and the channel of an act. */
export const actProblems = (fields: RequestFields): readonly InvalidValue[] => [
  ...optionalProblem(fields, 'comment', isComment, unstorableText),
  ...optionalProblem(fields, 'channel', isChannel, 'must be api or cli'),
];

/** The way of an act: by `cli` when our own command line has sent it, else by `api`, with the name of the key. */
export const wayOf = (request: Request): ActOrigin => {
  const channel = fieldsOf(request)['channel'] === 'cli' ? 'cli' : 'api';
  return { channel, key: principalOf(request).name };
};

const seenRule = 'must be the "seen" of the task, as the case has it: GET /api/cases/:id';

/** What is wrong with an answer to something that is seen, or was not; a decision rests on what it has seen. */
export function seenProblems(
  { seen }: Pick<DecideBody, 'seen'>,
  view: Pick<TaskView, 'seen' | 'opened'>,
): readonly InvalidValue[] {
  if (view.seen === undefined)
    return seen === undefined
      ? []
      : [{ pointer: '/seen', message: 'must be left out: nothing is seen with this task' }];
  return seen === undefined && view.opened.type === 'decision'
    ? [{ pointer: '/seen', message: `is missing: ${seenRule}` }]
    : [];
}

type RequestFields = Readonly<Record<string, unknown>>;

const fieldProblem = (
  fields: RequestFields,
  key: string,
  isValid: (value: unknown) => boolean,
  message: string,
): readonly InvalidValue[] => {
  if (fields[key] === undefined) return [{ pointer: `/${key}`, message: 'is missing' }];
  return isValid(fields[key]) ? [] : [{ pointer: `/${key}`, message }];
};

const optionalProblem: typeof fieldProblem = (fields, key, isValid, message) =>
  fields[key] === undefined ? [] : fieldProblem(fields, key, isValid, message);

const isComment = (value: unknown): boolean => isText(value) && isStorableText(value);
const isChannel = (value: unknown): boolean => value === 'api' || value === 'cli';

const isText = (value: unknown): value is string => typeof value === 'string';

/** An id, as a case takes it and a database can look it up. */
export const isName = (value: unknown): value is string =>
  isText(value) && storableName.test(value);
const storableName = new RegExp(`^[^\\0\\p{Surrogate}]{1,${actLimits.nameLetters}}$`, 'u');
const isRound = (value: unknown): boolean =>
  typeof value === 'number' && value >= 1 && value <= lastRound && Number.isInteger(value);
/** As far as a column of the database counts. */
const lastRound = 2_147_483_647;
