import type { Act, ActOrigin, Answer, CaseEvent, Channel } from './act.ts';
import { actLimits } from './act-limits.ts';
import { lettersIn } from './letters.ts';
import { isObject, type JsonObject } from './base.ts';
import { jsonBytes } from './json-bytes.ts';
import { isSeenVersion, type SeenVersion } from './seen-version.ts';

/** An act without its way: that is the word of the door through which it came. */
export type UnsentAct = Omit<Answer, keyof ActOrigin> | Omit<CaseEvent, keyof ActOrigin>;

/** Why a value is no act. Names its fields and never what they hold, so that it can stand in a log. */
export interface NoAct {
  readonly problem: string;
}

/** Reads an act from whatever has come in. Types and sizes hold from here on; who may act, and when, is for the case to say. */
export function parseAct(value: unknown): UnsentAct | NoAct {
  if (!isObject(value)) return noAct('it is no object');
  const { task, event } = value;
  if (task !== undefined && event !== undefined) return noAct('it has a task and an event');
  return event === undefined ? parseAnswer(value) : parseEvent(value);
}

/** Adds its way to an act that has been read. */
export const through = (act: UnsentAct, origin: ActOrigin): Act => ({ ...act, ...origin });

export const isNoAct = (parsed: UnsentAct | NoAct): parsed is NoAct => 'problem' in parsed;

/** The way that an act names for itself; `undefined` when it names none that there is. */
export function originIn(value: unknown): ActOrigin | undefined {
  if (!isObject(value)) return undefined;
  const { channel, key } = value;
  if (!isChannel(channel) || (key !== undefined && !isName(key))) return undefined;
  return key === undefined ? { channel } : { channel, key };
}

const channels: ReadonlySet<unknown> = new Set<Channel>(['page', 'api', 'cli', 'signal']);
const isChannel = (value: unknown): value is Channel => channels.has(value);

type Fields = Readonly<Record<string, unknown>>;

const noAct = (problem: string): NoAct => ({ problem });

function parseEvent(value: Fields): UnsentAct | NoAct {
  const { event, person, comment } = value;
  if (!isName(event)) return noAct(`event ${nameRule}`);
  if (!isName(person)) return noAct(`person ${nameRule}`);
  if (!isComment(comment)) return noAct(commentRule);
  return { event, person, ...(comment === undefined ? {} : { comment }) };
}

function parseAnswer(value: Fields): UnsentAct | NoAct {
  const { task, round, person, outcome, comment, answers, seen } = value;
  if (!isName(task)) return noAct(`task ${nameRule}`);
  if (!isRound(round)) return noAct('round is no whole number from 1');
  if (!isName(person)) return noAct(`person ${nameRule}`);
  if (!isName(outcome)) return noAct(`outcome ${nameRule}`);
  if (!isComment(comment)) return noAct(commentRule);
  if (!isAnswers(answers)) return noAct(answersRule);
  if (!isSeen(seen)) return noAct('seen is no version of a page');
  return {
    task,
    round,
    person,
    outcome,
    ...saidBeside({ comment, answers, seen }),
  };
}

const saidBeside = ({
  comment,
  answers,
  seen,
}: {
  readonly [Part in 'comment' | 'answers' | 'seen']: Answer[Part] | undefined;
}): Pick<Answer, 'comment' | 'answers' | 'seen'> => ({
  ...(comment === undefined ? {} : { comment }),
  ...(answers === undefined ? {} : { answers }),
  ...(seen === undefined ? {} : { seen }),
});

const nameRule = `is no text of 1 to ${actLimits.nameLetters} letters`;
const commentRule = `comment is no text of at most ${actLimits.commentLetters} letters`;
const answersRule = `answers are no fields with texts, lists or files of at most ${actLimits.answersBytes} bytes`;

/** A database keeps neither NUL nor half a letter. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !/\0|\p{Surrogate}/u.test(value);

const isName = (value: unknown): value is string =>
  isText(value) && value !== '' && lettersIn(value) <= actLimits.nameLetters;

const isComment = (value: unknown): value is string | undefined =>
  value === undefined || (isText(value) && lettersIn(value) <= actLimits.commentLetters);

const isSeen = (value: unknown): value is SeenVersion | undefined =>
  value === undefined || isSeenVersion(value);

const isRound = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;

const isAnswers = (value: unknown): value is JsonObject | undefined =>
  value === undefined ||
  (isObject(value) && isFlat(value, isFieldValue) && jsonBytes(value) <= actLimits.answersBytes);

/** What a field of a form can hold: a text, several of them, or what is known of a file. */
const isFieldValue = (value: unknown): boolean =>
  isScalar(value) ||
  (Array.isArray(value) && value.every(isScalar)) ||
  (isObject(value) && isFlat(value, isScalar));

const isFlat = (value: Fields, holds: (value: unknown) => boolean): boolean =>
  Object.entries(value).every(([key, one]) => isName(key) && holds(one));

const isScalar = (value: unknown): boolean =>
  isText(value) || typeof value === 'boolean' || Number.isFinite(value);
