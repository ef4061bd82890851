import type { Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { sendsOf, endEventsOf, termsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { type Calendars, deadline } from '../../time/deadline.ts';
import type { TimingContext } from '../timing/bound.ts';
import type { BoundedResponse } from '../timing/bounded-response.ts';
import type { CounterexampleResult } from './counterexample.ts';
import type { Imprecision, Counterexample, CounterexampleRow } from '../finding/finding.ts';

/** Why a finding may be a false alarm; nothing when its course is one that certainly can be. */
export function imprecisionOf(
  counterexample: CounterexampleResult | undefined,
  property: BoundedResponse,
  { behaviour, undecided }: GuardCase,
  { calendars }: TimingContext,
): { readonly maybe?: Imprecision } {
  // Where it comes by other means than the last thing shown, the course does not go all the way.
  if (
    counterexample?.prefix === undefined ||
    counterexample.example.rows.at(-1)?.at !== counterexample.at
  )
    return { maybe: 'reach' };
  const { rows } = counterexample.example;
  const concurrent = concurrentTerms(behaviour, counterexample, calendars);
  if (isCutOff(counterexample) || concurrent.some((one) => mayInterfere(one, property)))
    return { maybe: 'beside' };
  if (mayBeReceipted(counterexample.example, behaviour, property)) return { maybe: 'beside' };
  if (rows.some((row) => isUndecidedChoice(row, undecided))) return { maybe: 'condition' };
  return rows.some(isAnsweredByExpression) ? { maybe: 'people' } : {};
}

const isCutOff = ({ violation, cutByEnd }: CounterexampleResult): boolean =>
  cutByEnd || violation?.concurrent === true;

const isUndecidedChoice = (
  { step, happens }: CounterexampleRow,
  undecided: ReadonlySet<string>,
): boolean => happens.what === 'chosen' && undecided.has(step);

const isAnsweredByExpression = ({ happens }: CounterexampleRow): boolean =>
  happens.what === 'answered' && happens.by.some((who) => !isName(who));

/** A role or a person's id; anything else is an expression. */
export const isName = (who: string): boolean => /^[a-z][a-z0-9-]*$/.test(who);

/** Whether what runs aside may end the case, or say a word before the next one of the line. */
const mayInterfere = (concurrent: Behaviour, { obligation }: BoundedResponse): boolean =>
  endEventsOf(concurrent).length > 0 ||
  (obligation.anyMessage &&
    (sendsOf(concurrent).some(obligation.fulfilledBySend) ||
      [...termsOf(concurrent)].some(
        (term) => term.term === 'task' && obligation.fulfilledByOpening(term),
      )));

/** Whoever answers a form gets a receipt, which is a word as well. */
const mayBeReceipted = (
  { from, rows }: Counterexample,
  { main }: FlowBehaviour,
  { obligation }: BoundedResponse,
): boolean => {
  if (!obligation.anyMessage) return false;
  const answered = rows.filter(({ at, happens }) => at > from && happens.what === 'answered');
  return [...termsOf(main)].some(
    (term) =>
      term.term === 'task' &&
      term.type === 'form' &&
      obligation.fulfilledByOpening(term) &&
      answered.some(({ step }) => step === term.step),
  );
};

/** All that the fold does not follow along the line; those who are reminded get words beside it as well. */
const concurrentTerms = (
  { main, backstops }: FlowBehaviour,
  { at, example }: CounterexampleResult,
  calendars: Calendars,
): readonly Behaviour[] => [
  // On the course that is shown, what a backstop may count from is not before the start.
  ...backstops.flatMap(({ after, behaviour }) =>
    deadline(example.start, after, calendars) > at ? [] : [behaviour],
  ),
  ...termsUpTo(example, main).flatMap((term): readonly Behaviour[] => {
    if (term.term === 'fork') return [term.behaviour];
    if (term.term === 'send' && !term.holds) return [term.undelivered];
    return term.term === 'task' && term.reminds
      ? [{ ...term, answers: [], silent: silentPass }]
      : [];
  }),
];

/** Nothing jumps: what is written behind the last step of a course has not begun by then. */
function termsUpTo({ rows }: Counterexample, main: Behaviour): readonly Behaviour[] {
  const terms = [...termsOf(main)];
  const last = terms.findLastIndex((term) => 'step' in term && term.step === rows.at(-1)?.step);
  return last < 0 ? terms : terms.slice(0, last + 1);
}

const silentPass = { behaviour: { term: 'pass' } } as const;
