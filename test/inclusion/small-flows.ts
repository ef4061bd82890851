import type { WrittenDefinitions } from '../definition-files.ts';
import { stringify } from 'yaml';

/** A step of the small grammar, with what a schedule decides about it. */
type SmallStep =
  | { readonly is: 'tell' | 'note' | 'approve' | 'ask' | 'when' }
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

const simple = ['tell', 'note', 'approve', 'ask', 'when'] as const;

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
  when: { tell: 'candidate', template: 'word', when: 'case.score > 2' },
} as const;
