import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { checkName, type SceneCheckContext } from './check-names.ts';
import { checkDuration, checkMoment } from './moments.ts';
import type {
  WrittenExpectation,
  WrittenPage,
  WrittenPattern,
  WrittenWhen,
} from './written-scenes.ts';

/** Reports what is wrong with an expectation. */
export function* checkExpectation(
  one: WrittenExpectation,
  path: ValuePath,
  context: SceneCheckContext,
): Generator<PathDiagnostic> {
  const { names } = context;
  if ('page' in one) return yield* checkPage(one, path, context);
  if ('silence' in one) {
    yield* checkName([...path, 'silence'], one.silence, names.who);
    return yield* checkDuration([...path, 'atMost'], one.atMost);
  }
  if ('never' in one) return yield* checkNever(one.never, [...path, 'never'], context);
  if ('decisions' in one) return yield* checkDecisions(one, path, context);
  if ('promise' in one) return yield* checkPromise(one.promise, path, context);
  if ('undelivered' in one) {
    yield* checkName([...path, 'undelivered'], one.undelivered, names.message);
    return yield* checkName([...path, 'to'], one.to, names.who);
  }
  yield* checkTiming(one, path, context);
  if ('message' in one) return yield* checkPattern(one, path, context);
  if ('task' in one) return yield* checkTask(one, path, context);
  return yield* checkName([...path, 'outcome'], one.outcome, names.end);
}

function* checkPattern(
  { message, to }: WrittenPattern,
  path: ValuePath,
  { names }: SceneCheckContext,
): Generator<PathDiagnostic> {
  yield* checkName([...path, 'message'], message, names.message);
  yield* checkName([...path, 'to'], to, names.who);
}

function* checkTask(
  { task, is }: { readonly task: string; readonly is: string },
  path: ValuePath,
  { names }: SceneCheckContext,
): Generator<PathDiagnostic> {
  yield* checkName([...path, 'task'], task, names.task);
  if (names.task.known.includes(task)) yield* checkName([...path, 'is'], is, names.outcomeOf(task));
}

function* checkPromise(
  promise: number,
  path: ValuePath,
  { plan }: SceneCheckContext,
): Generator<PathDiagnostic> {
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

function* checkDecisions(
  { decisions, are }: Extract<WrittenExpectation, { decisions: string }>,
  path: ValuePath,
  { names }: SceneCheckContext,
): Generator<PathDiagnostic> {
  yield* checkName([...path, 'decisions'], decisions, names.task);
  for (const [who, outcome] of Object.entries(are)) {
    for (const diagnostic of checkName([...path, 'are', who], who, names.who))
      yield { ...diagnostic, what: 'key' };
    if (names.task.known.includes(decisions))
      yield* checkName([...path, 'are', who], outcome, names.outcomeOf(decisions));
  }
}

function* checkNever(
  never: WrittenPattern | { readonly outcome: string },
  path: ValuePath,
  context: SceneCheckContext,
): Generator<PathDiagnostic> {
  if ('outcome' in never) yield* checkName([...path, 'outcome'], never.outcome, context.names.end);
  else yield* checkPattern(never, path, context);
}

function* checkPage(
  page: WrittenPage,
  path: ValuePath,
  context: SceneCheckContext,
): Generator<PathDiagnostic> {
  yield* checkName([...path, 'page'], page.page, context.names.page);
  yield* checkMoment([...path, 'at'], page.at, context, 'point');
  for (const key of ['done', 'follows'] as const)
    for (const [index, label] of (page[key] ?? []).entries())
      yield* checkName([...path, key, index], label, context.names.page);
  for (const [index, template] of (page.told ?? []).entries())
    yield* checkName([...path, 'told', index], template, context.names.message);
}

function* checkTiming(
  { at, within, since }: WrittenWhen,
  path: ValuePath,
  context: SceneCheckContext,
): Generator<PathDiagnostic> {
  yield* checkMoment([...path, 'at'], at, context, 'point');
  yield* checkDuration([...path, 'within'], within);
  yield* checkName([...path, 'since'], since, context.names.message);
  if (since !== undefined && within === undefined)
    yield {
      code: 'wrong-value',
      path: [...path, 'since'],
      what: 'key',
      message: '"since" says from when "within" counts',
      hint: 'add "within: 2h", or leave it out',
    };
}
