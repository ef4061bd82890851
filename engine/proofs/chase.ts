import { isAnswer, isOutcome, isOvertakenByOutcome } from '../message.ts';
import type { BackstopShape, FlowShape } from '../shape/of-plan.ts';
import type { Emit } from '../shape/shape.ts';
import { emitsOf, exitsOf } from '../shape/terms.ts';
import { search } from './in-time.ts';
import type { Found, Search, Start } from './search.ts';

/** What a search needs to know that its flow does not say. */
export type Chase<T> = Omit<Search<T>, 'mayBeOvertaken'>;

/** A search along the main line, with the backstops that help on every way on which the case is still open. */
export function chase<T>(flow: FlowShape, start: Start<T>, what: Chase<T>): Found<T> {
  const its: Search<T> = { ...what, mayBeOvertaken: overtakenIn(flow) };
  const { quest } = its;
  if (quest.after !== undefined) {
    const [threat] = flow.backstops.flatMap(({ shape }) => exitsOf(shape));
    return search(flow.main, { ...start, ...(threat && { threat }) }, its);
  }
  // Words of a backstop only add to those of the line.
  const found = search(flow.main, start, its);
  return quest.words
    ? found
    : flow.backstops.reduce((so, one) => backed(so, { one, flow }, start, its), found);
}

interface Backing {
  readonly one: BackstopShape;
  readonly flow: FlowShape;
}

function backed<T>(
  found: Found<T>,
  { one, flow }: Backing,
  start: Start<T>,
  its: Search<T>,
): Found<T> {
  const { times, quest } = its;
  const { unless, since, after, shape } = one;
  if (!sentBy(flow).every((emit) => !silences(emit, unless) || quest.told(emit))) return found;
  const from = since === undefined ? start.at : (start.marks[since.cel] ?? start.at);
  const due = times.after(from, after);
  const fires = since === undefined ? due : times.until(start.at, due);
  const at = times.noting(fires, '', { what: 'backstop', unless });
  const steps = search(shape, { ...start, at }, its);
  const lost = [...found.lost, ...steps.lost.map((way) => ({ ...way, beside: true }))];
  const [first, ...rest] = steps.kept;
  if (first === undefined || steps.open.length + steps.lost.length > 0) return { ...found, lost };
  const by = rest.reduce((late, way) => times.later(late, way.at), first.at);
  const kept = found.kept.map((way) =>
    way.afterEnd ? way : { ...way, at: times.sooner(way.at, by) },
  );
  return { ...found, lost, kept };
}

/** A status or notice still on its way is dropped when an outcome leaves to the same person. */
export function overtakenIn({ main }: FlowShape): Search<unknown>['mayBeOvertaken'] {
  const told = new Set(emitsOf(main).flatMap((emit) => (isOutcome(emit.class) ? [emit.to] : [])));
  return ({ class: c, to }) => isOvertakenByOutcome(c) && told.has(to);
}

/** Whether a message, once it has left, keeps a backstop quiet. */
const silences = (emit: Emit, unless: string): boolean =>
  unless === 'answer' ? isAnswer(emit.class) : emit.step === unless || emit.class === unless;

const sentBy = ({ main, on, backstops }: FlowShape): readonly Emit[] =>
  [main, ...Object.values(on), ...backstops.map(({ shape }) => shape)].flatMap(emitsOf);
