/** Version of the meaning of a plan. A case goes on as it began: with the generation of the plan that it was started with. */
export type Generation = 1 | 2 | 3 | 4;

/** The generation of every plan that is compiled today. */
export const latestGeneration: Generation = 4;

/** What differs between generations, each with the reason. `docs/design/semantics.md` describes the latest one. */
export const changes = {
  'results-by-path': {
    since: 2,
    why: 'A flow that ran twice, on the line and beside it, overwrote the moments of its other run: deadlines moved.',
  },
  'settled-at-opening': {
    since: 2,
    why: 'A task whose time had passed before it opened asked people by mails that nobody would send, and counted for promises from an end in the past.',
  },
  'since-not-ahead': {
    since: 2,
    why: 'A `since` that named a moment still to come gave a task more time than the flow promised and the proofs counted with.',
  },
  'backstop-waits': {
    since: 2,
    why: 'A backstop told "no decision yet" behind an answer that was on its way or had become a task for somebody, or against an answer of the same instant.',
  },
  'void-when-out-of-reach': {
    since: 2,
    why: 'A case that ended before a promised task could open had broken its promise on record, though nobody was late.',
  },
  'kept-at-end': {
    since: 2,
    why: 'An `end` with `beside: stop` stopped the note of a withdrawal, or the very message that a promise was about.',
  },
  'inputs-gathered': {
    since: 3,
    why: 'Inputs were worked off as Temporal delivered them, which is not the same on every worker: a replay numbered the journal otherwise than it was written.',
  },
  'unasked-seats': {
    since: 3,
    why: 'Whoever no mail could ask was on record as silent: an offer lapsed, or the next level waited for a window in which nobody knew of anything.',
  },
  'followed-at-end': {
    since: 3,
    why: 'A message that an end had kept was refused behind the end, and nobody got the task of reaching the person.',
  },
  'silence-counts': {
    since: 3,
    why: '`x.outcome` was `silent` where silence counts as an outcome, so that a condition chose another branch than the step itself.',
  },
  'results-traced': {
    since: 4,
    why: 'A result that came while an append took long was delivered together with the one before on a worker that had nothing cached: the case stood still.',
  },
} as const satisfies Readonly<Record<string, Change>>;

export type ChangeName = keyof typeof changes;

/** Whether a plan is carried out with a change. */
export const has = (plan: { readonly interpreter: Generation }, change: ChangeName): boolean =>
  plan.interpreter >= changes[change].since;

/** A change of what running cases do. */
interface Change {
  readonly since: Generation;
  readonly why: string;
}
