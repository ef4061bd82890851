import type { Fault, Path } from '../source/source.ts';
import { durationFaults, momentFaults, type Checking } from './checking.ts';
import { unknownName } from './name-faults.ts';
import type { WrittenExpectation, WrittenPage, WrittenPattern, WrittenWhen } from './written.ts';

/** What is wrong with an expectation. */
export function* expectationFaults(
  one: WrittenExpectation,
  path: Path,
  its: Checking,
): Generator<Fault> {
  const { named } = its;
  if ('page' in one) return yield* pageFaults(one, path, its);
  if ('silence' in one) {
    yield* unknownName([...path, 'silence'], one.silence, named.who);
    return yield* durationFaults([...path, 'atMost'], one.atMost);
  }
  if ('never' in one) return yield* neverFaults(one.never, [...path, 'never'], its);
  if ('decisions' in one) return yield* decisionFaults(one, path, its);
  if ('promise' in one) return yield* promiseFaults(one.promise, path, its);
  if ('undelivered' in one) {
    yield* unknownName([...path, 'undelivered'], one.undelivered, named.message);
    return yield* unknownName([...path, 'to'], one.to, named.who);
  }
  yield* whenFaults(one, path, its);
  if ('message' in one) return yield* patternFaults(one, path, its);
  if ('task' in one) return yield* taskFaults(one, path, its);
  return yield* unknownName([...path, 'outcome'], one.outcome, named.end);
}

function* patternFaults(
  { message, to }: WrittenPattern,
  path: Path,
  { named }: Checking,
): Generator<Fault> {
  yield* unknownName([...path, 'message'], message, named.message);
  yield* unknownName([...path, 'to'], to, named.who);
}

function* taskFaults(
  { task, is }: { readonly task: string; readonly is: string },
  path: Path,
  { named }: Checking,
): Generator<Fault> {
  yield* unknownName([...path, 'task'], task, named.task);
  if (named.task.known.includes(task))
    yield* unknownName([...path, 'is'], is, named.outcomeOf(task));
}

function* promiseFaults(
  promise: number,
  path: Path,
  { context: { plan } }: Checking,
): Generator<Fault> {
  const count = plan.promises?.length ?? 0;
  if (promise <= count) return;
  yield {
    code: 'unknown-promise',
    path: [...path, 'promise'],
    what: 'value',
    message: `the flow makes ${count === 0 ? 'no promise' : `${count} promises`}, there is no number ${promise}`,
    hint: count === 0 ? 'add one to the flow' : `write a number from 1 to ${count}`,
  };
}

function* decisionFaults(
  { decisions, are }: Extract<WrittenExpectation, { decisions: string }>,
  path: Path,
  { named }: Checking,
): Generator<Fault> {
  yield* unknownName([...path, 'decisions'], decisions, named.task);
  for (const [who, outcome] of Object.entries(are)) {
    for (const fault of unknownName([...path, 'are', who], who, named.who))
      yield { ...fault, what: 'key' };
    if (named.task.known.includes(decisions))
      yield* unknownName([...path, 'are', who], outcome, named.outcomeOf(decisions));
  }
}

function* neverFaults(
  never: WrittenPattern | { readonly outcome: string },
  path: Path,
  its: Checking,
): Generator<Fault> {
  if ('outcome' in never) yield* unknownName([...path, 'outcome'], never.outcome, its.named.end);
  else yield* patternFaults(never, path, its);
}

function* pageFaults(page: WrittenPage, path: Path, its: Checking): Generator<Fault> {
  yield* unknownName([...path, 'page'], page.page, its.named.page);
  yield* momentFaults([...path, 'at'], page.at, its, 'point');
  for (const key of ['done', 'follows'] as const)
    for (const [index, label] of (page[key] ?? []).entries())
      yield* unknownName([...path, key, index], label, its.named.page);
  for (const [index, template] of (page.told ?? []).entries())
    yield* unknownName([...path, 'told', index], template, its.named.message);
}

function* whenFaults(
  { at, within, since }: WrittenWhen,
  path: Path,
  its: Checking,
): Generator<Fault> {
  yield* momentFaults([...path, 'at'], at, its, 'point');
  yield* durationFaults([...path, 'within'], within);
  yield* unknownName([...path, 'since'], since, its.named.message);
  if (since !== undefined && within === undefined)
    yield {
      code: 'wrong-value',
      path: [...path, 'since'],
      what: 'key',
      message: '"since" says from when "within" counts',
      hint: 'add "within: 2h", or leave it out',
    };
}
