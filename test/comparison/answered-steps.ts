import { isObject } from '../../engine/model/base.ts';

/** A step of a written flow that tells somebody, or that somebody has to answer. */
export interface AnsweredStep {
  readonly id: string;
  readonly kind: AnsweredKind;
  /** Who is asked, where it is simply named. */
  readonly who: string;
  readonly outcomes: readonly string[];
}

type AnsweredKind = (typeof kinds)[number];

const kinds = ['tell', 'approve', 'todo', 'ask'] as const;

/** All such steps that have an id, in the order in which they are written. */
export function answeredStepsIn(value: unknown): readonly AnsweredStep[] {
  if (Array.isArray(value)) return value.flatMap(answeredStepsIn);
  if (!isObject(value)) return [];
  return [...answeredStepOf(value), ...Object.values(value).flatMap(answeredStepsIn)];
}

/** All texts under a key anywhere in a value, such as the ends of a flow. */
export function wordsUnder(key: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordsUnder(key, one));
  if (!isObject(value)) return [];
  const { [key]: found } = value;
  const deeper = Object.values(value).flatMap((one) => wordsUnder(key, one));
  return typeof found === 'string' ? [found, ...deeper] : deeper;
}

function answeredStepOf(step: Readonly<Record<string, unknown>>): readonly AnsweredStep[] {
  const kind = kinds.find((one) => one in step);
  const { id } = step;
  if (kind === undefined || typeof id !== 'string') return [];
  const [who = 'head'] = [step['by'] ?? step['for'] ?? step['ask']].flat();
  return [
    {
      id,
      kind,
      who: typeof who === 'string' && /^[a-z-]+$/.test(who) ? who : 'head',
      outcomes: outcomesOf[kind](step),
    },
  ];
}

const outcomesOf: Readonly<
  Record<AnsweredKind, (step: Readonly<Record<string, unknown>>) => OutcomeNames>
> = {
  tell: () => [],
  approve: () => ['approved', 'rejected'],
  todo: ({ outcomes }) =>
    isObject(outcomes) ? Object.keys(outcomes).filter((one) => one !== 'silent') : [],
  ask: ({ form }) => (form === 'answer' ? ['accepted', 'declined'] : ['answered']),
};

type OutcomeNames = readonly string[];
