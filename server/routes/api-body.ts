import type { Channel } from '../../engine/model/act.ts';
import { isObject, type InvalidValue } from '../../engine/model/base.ts';

/** The body of `decide`. */
export interface DecideBody {
  readonly task: string;
  readonly round?: number;
  readonly person: string;
  readonly outcome: string;
  readonly comment?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly channel: Channel;
}

/** Validates the body of `decide`. */
export const bodyOf = (
  body: unknown,
): DecideBody | { readonly errors: readonly InvalidValue[] } => {
  const fields = isObject(body) ? body : {};
  const errors = [
    ...['task', 'person', 'outcome'].flatMap((key) =>
      fieldProblem(fields, key, isText, 'must be text'),
    ),
    ...optionalProblem(fields, 'comment', isText, 'must be text'),
    ...optionalProblem(fields, 'round', Number.isInteger, 'must be a whole number'),
    ...optionalProblem(fields, 'answers', isObject, 'must be an object'),
  ];
  if (errors.length > 0) return { errors };
  const { task, person, outcome, comment, round, answers } = fields;
  return {
    task: String(task),
    person: String(person),
    outcome: String(outcome),
    ...(isText(comment) && { comment }),
    ...(typeof round === 'number' && { round }),
    ...(isObject(answers) && { answers }),
    channel: channelOf(fields),
  };
};

/** The channel of an act: `cli` when our own command line has sent it, else `api`. */
export const channelOf = (fields: RequestFields): Channel =>
  fields['channel'] === 'cli' ? 'cli' : 'api';

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

const isText = (value: unknown): value is string => typeof value === 'string';
