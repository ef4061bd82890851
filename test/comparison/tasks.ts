/** A step of a written flow that somebody can be told of, or has to answer. */
export interface Task {
  readonly id: string;
  readonly kind: Kind;
  /** Who is asked, where it is simply named. */
  readonly who: string;
  readonly outcomes: readonly string[];
}

type Kind = (typeof kinds)[number];

const kinds = ['tell', 'approve', 'todo', 'ask'] as const;

/** All of those that bear an id, in the order in which they are written. */
export function tasksIn(value: unknown): readonly Task[] {
  if (Array.isArray(value)) return value.flatMap(tasksIn);
  if (!isRecord(value)) return [];
  return [...taskOf(value), ...Object.values(value).flatMap(tasksIn)];
}

/** All words that stand under a key anywhere in it, such as how cases end. */
export function wordsUnder(key: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordsUnder(key, one));
  if (!isRecord(value)) return [];
  const { [key]: found } = value;
  const deeper = Object.values(value).flatMap((one) => wordsUnder(key, one));
  return typeof found === 'string' ? [found, ...deeper] : deeper;
}

function taskOf(step: Readonly<Record<string, unknown>>): readonly Task[] {
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

const outcomesOf: Readonly<Record<Kind, (step: Readonly<Record<string, unknown>>) => Outcomes>> = {
  tell: () => [],
  approve: () => ['approved', 'rejected'],
  todo: ({ outcomes }) =>
    isRecord(outcomes) ? Object.keys(outcomes).filter((one) => one !== 'silent') : [],
  ask: ({ form }) => (form === 'answer' ? ['accepted', 'declined'] : ['answered']),
};

type Outcomes = readonly string[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
