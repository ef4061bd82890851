import type { Alt, Arm, Delay, Emit, Race, Shape } from '../../behaviour/behaviour.ts';

/** One straight way along the line to a step, choice by choice. */
export type Way = readonly Leg[];

export type Leg =
  | { readonly goes: 'waits'; readonly delay: Delay }
  | { readonly goes: 'tells'; readonly emit: Emit }
  | { readonly goes: 'answers'; readonly race: Race; readonly outcome: string }
  | { readonly goes: 'is silent'; readonly race: Race }
  | { readonly goes: 'opens'; readonly race: Race }
  | { readonly goes: 'chooses'; readonly alt: Alt; readonly arm: string };

/** More would only make the search for one longer. */
const enough = 64;

/**
 * Ways to a step: to the acceptance of its message, and of a task to its opening (`opens`) or its outcome.
 * Through what runs beside only when the step stands there; not through messages that cannot be delivered.
 */
export function waysTo(step: string, shape: Shape, opens: boolean): readonly Way[] {
  return along(shape, { step, opens }).there.slice(0, enough);
}

interface Wanted {
  readonly step: string;
  readonly opens: boolean;
}

/** Ways that have come to the step, and ways that come out at the end without it. */
interface Ways {
  readonly there: readonly Way[];
  readonly past: readonly Way[];
}

function along(shape: Shape, wanted: Wanted): Ways {
  if (shape.term === 'seq')
    return shape.of.reduce((ways, one) => followed(ways, along(one, wanted)), nowhere);
  if (shape.term === 'delay') return passed({ goes: 'waits', delay: shape });
  if (shape.term === 'emit') {
    const told = passed({ goes: 'tells', emit: shape });
    return shape.step === wanted.step ? { there: told.past, past: [] } : told;
  }
  if (shape.term === 'alt') return joined(shape.arms.map((arm) => chosen(shape, arm, wanted)));
  if (shape.term === 'race') return raced(shape, wanted);
  if (shape.term === 'beside') return { there: along(shape.shape, wanted).there, past: [[]] };
  return shape.term === 'exit' ? { there: [], past: [] } : nowhere;
}

const passed = (leg: Leg): Ways => ({ there: [], past: [[leg]] });

const chosen = (alt: Alt, { label: arm, shape }: Arm, wanted: Wanted): Ways =>
  followed(passed({ goes: 'chooses', alt, arm }), along(shape, wanted));

const nowhere: Ways = { there: [], past: [[]] };

function raced(race: Race, wanted: Wanted): Ways {
  if (race.step === wanted.step && wanted.opens)
    return { there: [[{ goes: 'opens', race }]], past: [] };
  const ends = [
    ...race.answers.map(({ label: outcome, shape }) => ({
      leg: { goes: 'answers', race, outcome } as const,
      shape,
    })),
    { leg: { goes: 'is silent', race } as const, shape: race.silent.shape },
  ];
  return joined(
    ends.map(({ leg, shape }) =>
      race.step === wanted.step
        ? { there: [[leg]], past: [] }
        : followed(passed(leg), along(shape, wanted)),
    ),
  );
}

const followed = (first: Ways, then: Ways): Ways => ({
  there: [...first.there, ...crossed(first.past, then.there)].slice(0, enough),
  past: crossed(first.past, then.past),
});

const crossed = (before: readonly Way[], after: readonly Way[]): readonly Way[] =>
  before.flatMap((a) => after.map((b) => [...a, ...b])).slice(0, enough);

const joined = (all: readonly Ways[]): Ways => ({
  there: all.flatMap(({ there }) => there),
  past: all.flatMap(({ past }) => past),
});
