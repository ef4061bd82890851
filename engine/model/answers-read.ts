import { isList, isObject, type Json } from './base.ts';
import type { Plan } from './plan.ts';

/** The fields of forms that a flow's own expressions read, by name; `all` where an expression takes the answers as a whole. */
export type AnswersRead = ReadonlySet<string> | 'all';

/** Reads it from the texts of a plan's expressions. It may name too much, never too little. */
export function answersRead(plan: Omit<Plan, 'texts'>): AnswersRead {
  const names = new Set<string>();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a plan is JSON, which the compiler cannot know of an interface
  for (const cel of expressionsIn(plan as unknown as Json))
    for (const [, name, call] of cel.matchAll(readsAnswers)) {
      if (name === undefined || call !== undefined) return 'all';
      names.add(name);
    }
  return names;
}

/** `answers.name`; without a name, or with a call behind it, everything may be meant. */
const readsAnswers = /\banswers\b(?:\s*\.\s*([A-Za-z_]\w*)\s*(\()?)?/g;

function* expressionsIn(value: Json): Generator<string> {
  if (isList(value)) for (const one of value) yield* expressionsIn(one);
  if (!isObject(value)) return;
  for (const [key, one] of Object.entries(value))
    if (key === 'cel' && typeof one === 'string') yield one;
    else yield* expressionsIn(one);
}

export const isRead = (field: string, read: AnswersRead): boolean =>
  read === 'all' || read.has(field);
