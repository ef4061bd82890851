import { createHash } from 'node:crypto';
import { isObject, type Json, type Label } from '../../engine/model/base.ts';
import type { Form } from '../../engine/model/definitions.ts';
import { factAt } from '../../engine/model/fact-at.ts';
import { seenVersion, type SeenVersion } from '../../engine/model/seen-version.ts';
import {
  isShownAnswer,
  isShownMessage,
  nameOfShown,
  type ShownFact,
  type ShownValue,
} from '../../engine/model/shown.ts';
import { tasksSeen } from '../../engine/steps/shown-by.ts';
import { canonicalJson } from '../../store/canonical.ts';
import { isFixed } from '../../store/tasks.ts';
import type { WrittenLetter } from './letters.ts';
import { latestAnswers, roundOf, saidIn, type SaidFrom } from './said-in-message.ts';

/** What somebody sees when they decide. */
export interface SeenValues {
  readonly version: SeenVersion;
  readonly values: readonly SeenValue[];
}

/** A value that somebody sees; without one where nothing was given. */
export type SeenValue = SeenFact | SeenAnswer | SeenMessage;

interface Marked {
  /** Tells whether it is still the same, and not what it is. */
  readonly mark: string;
}

export interface SeenFact extends Omit<ShownFact, 'fact'>, Marked {
  readonly value?: Json;
}

export interface SeenAnswer extends Marked {
  readonly field: string;
  readonly form: Form | undefined;
  readonly value?: Json;
  /** What was asked with the form. */
  readonly asked: Label | undefined;
}

export interface SeenMessage extends Marked {
  /** Its template. */
  readonly message: string;
  /** As it would leave now; without one where that cannot be told. */
  readonly letter?: WrittenLetter;
}

/** Where the values of a case stand. */
export interface SeenIn extends SaidFrom {
  /** Needed where the words of answers are. */
  readonly forms?: Readonly<Record<string, Form>>;
}

export function seenOf(shown: readonly ShownValue[], about: SeenIn): SeenValues {
  const stored = shown.map((one) => ({ shown: one, value: storedValue(one, about) }));
  const seen = tasksSeen(shown, about.plan);
  const answers = about.tasks
    .filter(({ opened }) => seen.has(opened.task))
    .flatMap((task) => task.answers.filter(isFixed));
  const whole = digest(stored.map(named));
  return {
    version: seenVersion(answers.length, whole.slice(0, hashLetters)),
    values: stored.map((one) => valueOf(one, about)),
  };
}

/** With what each message would say. */
export const withLetters = async (
  { version, values }: SeenValues,
  write: (template: string) => Promise<WrittenLetter | undefined>,
): Promise<SeenValues> => ({
  version,
  values: await Promise.all(
    values.map(async (one) => {
      const letter = 'message' in one ? await write(one.message) : undefined;
      return letter === undefined ? one : { ...one, letter };
    }),
  ),
});

/** Whether a file is one of the answers that are seen. */
export const showsFile = (seen: SeenValues | undefined, upload: string): boolean =>
  seen?.values.some(
    (one) => 'form' in one && isObject(one.value) && one.value['upload'] === upload,
  ) === true;

/** 132 bits, so that nobody finds other values with the same. */
const hashLetters = 22;
/** Enough to mark what is new. */
const markLetters = 8;

interface StoredValue {
  readonly shown: ShownValue;
  readonly value: Json | undefined;
}

/** With its name, as it is hashed. */
const named = ({ shown, value }: StoredValue): Json => [nameOfShown(shown), value ?? null];

function valueOf(stored: StoredValue, about: SeenIn): SeenValue {
  const { shown, value } = stored;
  const mark = digest(named(stored)).slice(0, markLetters);
  if (isShownMessage(shown)) return { message: shown.message, mark };
  const seen = { mark, ...(value !== undefined && { value }) };
  if (!isShownAnswer(shown)) {
    const { fact: _fact, ...rest } = shown;
    return { ...rest, ...seen };
  }
  const { field, form } = shown;
  const asked = roundOf(shown.step, about.tasks)?.opened.title;
  return { field, form: about.forms?.[form], asked, ...seen };
}

function storedValue(shown: ShownValue, about: SeenIn): Json | undefined {
  if (isShownMessage(shown)) return saidIn(shown, about);
  return isShownAnswer(shown)
    ? latestAnswers(shown.step, about.tasks)[shown.field]
    : factAt(shown.fact, about.facts);
}

const digest = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value)).digest('base64url');
