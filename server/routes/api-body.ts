import type { Channel } from '../../engine/model/act.ts';

/** A decision as a program sends it. */
export interface DecideBody {
  readonly task: string;
  readonly round?: number;
  readonly person: string;
  readonly outcome: string;
  readonly comment?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly channel: Channel;
}

/** Reads it, or says with JSON pointers what is wrong. */
export const bodyOf = (
  body: unknown,
): DecideBody | { readonly errors: readonly { pointer: string; message: string }[] } => {
  const given = isRecord(body) ? body : {};
  const errors = [
    ...['task', 'person', 'outcome'].flatMap((key) => fault(given, key, isText, 'must be text')),
    ...optional(given, 'comment', isText, 'must be text'),
    ...optional(given, 'round', Number.isInteger, 'must be a whole number'),
    ...optional(given, 'answers', isRecord, 'must be an object'),
  ];
  if (errors.length > 0) return { errors };
  const { task, person, outcome, comment, round, answers } = given;
  return {
    task: String(task),
    person: String(person),
    outcome: String(outcome),
    ...(isText(comment) && { comment }),
    ...(typeof round === 'number' && { round }),
    ...(isRecord(answers) && { answers }),
    channel: channelOf(given),
  };
};

/** Only our own command line says what it is. */
export const channelOf = (given: Given): Channel => (given['channel'] === 'cli' ? 'cli' : 'api');

type Given = Readonly<Record<string, unknown>>;

const fault = (
  given: Given,
  key: string,
  fits: (value: unknown) => boolean,
  message: string,
): readonly { pointer: string; message: string }[] => {
  if (given[key] === undefined) return [{ pointer: `/${key}`, message: 'is missing' }];
  return fits(given[key]) ? [] : [{ pointer: `/${key}`, message }];
};

const optional: typeof fault = (given, key, fits, message) =>
  given[key] === undefined ? [] : fault(given, key, fits, message);

const isText = (value: unknown): value is string => typeof value === 'string';
export const isRecord = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
