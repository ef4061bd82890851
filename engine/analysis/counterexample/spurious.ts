import type { Shape, FlowShape } from '../../behaviour/behaviour.ts';
import { emitsOf, exitsOf, termsOf } from '../../behaviour/traverse.ts';
import type { World } from '../cases/split-cases.ts';
import { type Calendars, deadline } from '../../time/deadline.ts';
import type { Ground } from '../timing/bound.ts';
import type { Claim } from '../timing/bounded-response.ts';
import type { Shown } from './counterexample.ts';
import type { Doubt, Example, Row } from '../finding/finding.ts';

/** Why a finding may be a false alarm; nothing when its course is one that certainly can be. */
export function doubtOf(
  shown: Shown | undefined,
  claim: Claim,
  { shape, doubtful }: World,
  { calendars }: Ground,
): { readonly maybe?: Doubt } {
  // Where it comes by other means than the last thing shown, the course does not go all the way.
  if (shown?.begun === undefined || shown.example.rows.at(-1)?.at !== shown.at)
    return { maybe: 'reach' };
  const { rows } = shown.example;
  const asides = asideOf(shape, shown, calendars);
  if (isCutOff(shown) || asides.some((aside) => comesBetween(aside, claim)))
    return { maybe: 'beside' };
  if (isReceipted(shown.example, shape, claim)) return { maybe: 'beside' };
  if (rows.some((row) => isChosen(row, doubtful))) return { maybe: 'condition' };
  return rows.some(isComputed) ? { maybe: 'people' } : {};
}

const isCutOff = ({ lost, cut }: Shown): boolean => cut || lost?.beside === true;

const isChosen = ({ step, happens }: Row, doubtful: ReadonlySet<string>): boolean =>
  happens.what === 'chosen' && doubtful.has(step);

const isComputed = ({ happens }: Row): boolean =>
  happens.what === 'answered' && happens.by.some((who) => !isName(who));

/** A role or a person's id; anything else is an expression. */
export const isName = (who: string): boolean => /^[a-z][a-z0-9-]*$/.test(who);

/** Whether what runs aside may end the case, or say a word before the next one of the line. */
const comesBetween = (aside: Shape, { quest }: Claim): boolean =>
  exitsOf(aside).length > 0 ||
  (quest.words &&
    (emitsOf(aside).some(quest.told) ||
      [...termsOf(aside)].some((term) => term.term === 'race' && quest.asked(term))));

/** Whoever answers a form gets a receipt, which is a word as well. */
const isReceipted = ({ from, rows }: Example, { main }: FlowShape, { quest }: Claim): boolean => {
  if (!quest.words) return false;
  const answered = rows.filter(({ at, happens }) => at > from && happens.what === 'answered');
  return [...termsOf(main)].some(
    (term) =>
      term.term === 'race' &&
      term.type === 'form' &&
      quest.asked(term) &&
      answered.some(({ step }) => step === term.step),
  );
};

/** All that the fold does not follow along the line; those who are reminded get words beside it as well. */
const asideOf = (
  { main, backstops }: FlowShape,
  { at, example }: Shown,
  calendars: Calendars,
): readonly Shape[] => [
  // On the course that is shown, what a backstop may count from is not before the start.
  ...backstops.flatMap(({ after, shape }) =>
    deadline(example.start, after, calendars) > at ? [] : [shape],
  ),
  ...begunBy(example, main).flatMap((term): readonly Shape[] => {
    if (term.term === 'beside') return [term.shape];
    if (term.term === 'emit' && !term.holds) return [term.undelivered];
    return term.term === 'race' && term.reminds ? [{ ...term, answers: [], silent }] : [];
  }),
];

/** Nothing jumps: what is written behind the last step of a course has not begun by then. */
function begunBy({ rows }: Example, main: Shape): readonly Shape[] {
  const terms = [...termsOf(main)];
  const last = terms.findLastIndex((term) => 'step' in term && term.step === rows.at(-1)?.step);
  return last < 0 ? terms : terms.slice(0, last + 1);
}

const silent = { shape: { term: 'pass' } } as const;
