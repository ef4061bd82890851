import type { WrittenDefinitions } from '../definition-files.ts';
import { stringify } from 'yaml';
import type { Random } from '../../engine/simulation/random.ts';

/** A step of the small grammar, with what a schedule decides about it. */
type SmallStep =
  | { readonly is: 'tell' | 'note' | 'approve' | 'ask' | 'request' | 'when' }
  | { readonly is: 'meanwhile'; readonly steps: readonly SmallStep[] };

/** A flow of the small grammar. */
export interface SmallFlow {
  readonly steps: readonly SmallStep[];
  readonly backstops: number;
  readonly hasHandler: boolean;
}

/** Every flow of so many steps: a backstop and a handler are one each, and so is `meanwhile`. */
export const smallFlows = (size: number): readonly SmallFlow[] =>
  [0, 1, 2].flatMap((backstops) =>
    [false, true].flatMap((hasHandler) =>
      linesOf(size - backstops - Number(hasHandler)).map((steps) => ({
        steps,
        backstops,
        hasHandler,
      })),
    ),
  );

/** A flow of so many steps, each as likely as any other: there are too many to write them all. */
export function drawSmallFlow(size: number, random: Random): SmallFlow {
  const heads = [0, 1, 2].flatMap((backstops) =>
    [false, true].map((hasHandler) => ({ backstops, hasHandler })),
  );
  const left = ({ backstops, hasHandler }: Omit<SmallFlow, 'steps'>) =>
    size - backstops - Number(hasHandler);
  const head = drawOne(heads, (one) => lineCount(left(one)), random);
  return { ...head, steps: drawLine(left(head), random) };
}

const simple = ['tell', 'note', 'approve', 'ask', 'request', 'when'] as const;

function linesOf(size: number): readonly (readonly SmallStep[])[] {
  if (size <= 0) return size === 0 ? [[]] : [];
  const rests = linesOf(size - 1);
  const beside = Array.from({ length: size - 1 }, (_none, index) => index + 1).flatMap((inner) =>
    linesOf(inner).flatMap((steps) =>
      linesOf(size - 1 - inner).map((rest) => [{ is: 'meanwhile', steps } as const, ...rest]),
    ),
  );
  return [
    ...simple.flatMap((is) => rests.map((rest): readonly SmallStep[] => [{ is }, ...rest])),
    ...beside,
  ];
}

/** The number of lines of so many steps: as `linesOf` writes them. */
function lineCount(size: number): number {
  if (size <= 0) return size === 0 ? 1 : 0;
  return innerSizes(size).reduce((sum, inner) => sum + lineCountFrom(inner, size), 0);
}

/** That of those whose first step has so many inside; one without any is a simple one. */
const lineCountFrom = (inner: number, size: number): number =>
  (inner === 0 ? simple.length : lineCount(inner)) * lineCount(size - 1 - inner);

const innerSizes = (size: number): readonly number[] =>
  Array.from({ length: size }, (_none, inner) => inner);

function drawLine(size: number, random: Random): readonly SmallStep[] {
  if (size === 0) return [];
  const inner = drawOne(innerSizes(size), (one) => lineCountFrom(one, size), random);
  const first: SmallStep =
    inner === 0
      ? { is: drawOne(simple, () => 1, random) }
      : { is: 'meanwhile', steps: drawLine(inner, random) };
  return [first, ...drawLine(size - 1 - inner, random)];
}

function drawOne<T>(all: readonly T[], weight: (one: T) => number, random: Random): T {
  let left = random() * all.reduce((sum, one) => sum + weight(one), 0);
  const found = all.find((one) => (left -= weight(one)) < 0) ?? all[0];
  if (found === undefined) throw new Error('there is nothing to draw from');
  return found;
}

/** The file of a flow as an author would write it; its steps are numbered in the order in which they stand. */
export function smallFlowFile(flow: SmallFlow, id: string): WrittenDefinitions {
  let number = 0;
  const written = (step: SmallStep): object => {
    number += 1;
    const name = `${step.is}-${number}`;
    if (step.is === 'meanwhile') return { meanwhile: step.steps.map(written), id: name };
    return { ...writtenAs[step.is], id: name };
  };
  const steps = flow.steps.map(written);
  return {
    [`flows/${id}.yaml`]: stringify({
      flow: id,
      title: id,
      calendar: 'plain',
      steps: steps.length > 0 ? steps : [{ end: 'done' }],
      ...(flow.backstops > 0 && { backstops: backstops.slice(0, flow.backstops) }),
      ...(flow.hasHandler && {
        on: {
          withdrawn: [
            { tell: 'candidate', template: 'word', id: 'note-noted' },
            { end: 'withdrawn' },
          ],
        },
      }),
    }),
  };
}

/** The second one is due before the first, and silences it by what it tells. */
const backstops = [
  {
    unless: 'answer',
    after: '4h',
    do: [{ tell: 'candidate', template: 'no-decision-yet', id: 'tell-late' }],
  },
  {
    unless: 'regret',
    after: '3h',
    do: [{ tell: 'candidate', template: 'no-decision-yet', id: 'tell-later' }],
  },
];

const writtenAs = {
  tell: { tell: 'candidate', template: 'regret' },
  note: { tell: 'candidate', template: 'word' },
  approve: {
    approve: 'Words',
    by: 'head',
    within: '2h',
    approved: [],
    rejected: [{ end: 'rejected', beside: 'stop' }],
    silent: [],
  },
  ask: {
    ask: 'candidate',
    form: 'papers',
    within: '3h',
    since: 'case.lastInterviewAt',
    outcomes: { answered: [] },
    silent: [],
  },
  request: {
    ask: 'candidate',
    request: 'offer',
    form: 'papers',
    within: '2h',
    outcomes: { answered: [] },
    silent: [],
  },
  when: { tell: 'candidate', template: 'word', when: 'case.score > 2' },
} as const;
