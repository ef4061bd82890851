import { createHash } from 'node:crypto';
import { isObject, type Facts, type Json, type Label } from '../../engine/model/base.ts';
import type { Form } from '../../engine/model/definitions.ts';
import { seenVersion, type SeenVersion } from '../../engine/model/seen-version.ts';
import {
  isShownAnswer,
  nameOfShown,
  type ShownAnswer,
  type ShownFact,
  type ShownValue,
} from '../../engine/model/shown.ts';
import { tasksSeen } from '../../engine/steps/shown-by.ts';
import { canonicalJson } from '../../store/canonical.ts';
import { isFixed, type TaskRecord } from '../../store/tasks.ts';

/** What somebody sees when they decide. */
export interface SeenValues {
  readonly version: SeenVersion;
  readonly values: readonly SeenValue[];
}

/** A value that somebody sees; without one where nothing was given. */
export type SeenValue = SeenFact | SeenAnswer;

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

/** Where the values of a case stand. */
export interface SeenIn {
  readonly facts: Facts;
  readonly tasks: readonly TaskRecord[];
  /** Needed where the words of answers are. */
  readonly forms?: Readonly<Record<string, Form>>;
}

export function seenOf(shown: readonly ShownValue[], about: SeenIn): SeenValues {
  const values = shown.map((one) => valueOf(one, about));
  const seen = tasksSeen(shown);
  const answers = about.tasks
    .filter(({ opened }) => seen.has(opened.task))
    .flatMap((task) => task.answers.filter(isFixed));
  const whole = digest(shown.map((one) => [nameOfShown(one), storedValue(one, about) ?? null]));
  return { version: seenVersion(answers.length, whole.slice(0, hashLetters)), values };
}

/** Whether a file is one of the answers that are seen. */
export const showsFile = (seen: SeenValues | undefined, upload: string): boolean =>
  seen?.values.some(
    (one) => 'form' in one && isObject(one.value) && one.value['upload'] === upload,
  ) === true;

/** 132 bits, so that nobody finds other values with the same. */
const hashLetters = 22;
/** Enough to mark what is new. */
const markLetters = 8;

function valueOf(shown: ShownValue, about: SeenIn): SeenValue {
  const value = storedValue(shown, about);
  const mark = digest([nameOfShown(shown), value ?? null]).slice(0, markLetters);
  const seen = { mark, ...(value !== undefined && { value }) };
  if (!isShownAnswer(shown)) {
    const { fact: _fact, ...rest } = shown;
    return { ...rest, ...seen };
  }
  const { field, form } = shown;
  const asked = roundOf(shown, about)?.opened.title;
  return { field, form: about.forms?.[form], asked, ...seen };
}

function storedValue(shown: ShownValue, about: SeenIn): Json | undefined {
  if (isShownAnswer(shown))
    return roundOf(shown, about)?.answers.findLast(isFixed)?.answers?.[shown.field];
  return shown.fact.reduce<Json | undefined>(
    (found, key) => (isObject(found) ? found[key] : undefined),
    about.facts,
  );
}

const roundOf = ({ step }: ShownAnswer, { tasks }: SeenIn): TaskRecord | undefined =>
  tasks.filter(({ opened }) => opened.task === step).at(-1);

const digest = (value: Json): string =>
  createHash('sha256').update(canonicalJson(value)).digest('base64url');
