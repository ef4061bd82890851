import { isAnswer, isOutcome, isOvertakenByOutcome } from '../../model/message.ts';
import type { Emit, Shape, FlowShape, BackstopShape } from '../../behaviour/behaviour.ts';
import { emitsOf, exitsOf, termsOf } from '../../behaviour/traverse.ts';
import { search } from './latest-arrival.ts';
import type { Quest } from './obligation.ts';
import type { Found, Search, Start } from './analysis-types.ts';

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
  // It may rest, and so brings nothing for certain; or it may not, and then it may end the case.
  const mayRest = restsBeforeIt(unless, flow, quest);
  if (mayRest && quest.atExit !== 'lost') return found;
  const from = since === undefined ? start.at : (start.marks[since.cel] ?? start.at);
  const due = times.after(from, after);
  const fires = since === undefined ? due : times.until(start.at, due);
  const at = times.noting(fires, '', { what: 'backstop', unless });
  const steps = search(shape, { ...start, at }, its);
  const lost = [...found.lost, ...steps.lost.map((way) => ({ ...way, beside: true }))];
  const [first, ...rest] = steps.kept;
  if (mayRest || first === undefined || steps.open.length + steps.lost.length > 0)
    return { ...found, lost };
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

/** Whether a message that is not what is looked for may keep a backstop quiet; the mails of tasks are notices as well. */
const restsBeforeIt = (unless: string, flow: FlowShape, { told }: Quest): boolean =>
  (unless === 'notice' && linesOf(flow).some(hasTask)) ||
  sentBy(flow).some((emit) => silences(emit, unless) && !told(emit));

const hasTask = (line: Shape): boolean => [...termsOf(line)].some(({ term }) => term === 'race');

/** Whether a message, once it has left, keeps a backstop quiet. */
const silences = (emit: Emit, unless: string): boolean =>
  unless === 'answer' ? isAnswer(emit.class) : emit.step === unless || emit.class === unless;

const sentBy = (flow: FlowShape): readonly Emit[] => linesOf(flow).flatMap(emitsOf);

const linesOf = ({ main, on, backstops }: FlowShape): readonly Shape[] => [
  main,
  ...Object.values(on),
  ...backstops.map(({ shape }) => shape),
];
