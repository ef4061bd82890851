import {
  type DatedRun,
  datedTimeDomain,
  earliestTimeDomain,
  rowsOf,
  runTrace,
} from '../timing/traced-times.ts';
import { sendsOf } from '../../behaviour/traverse.ts';
import { deadline } from '../../time/deadline.ts';
import { type TimingContext, analysisStartOf } from '../timing/worst-case.ts';
import {
  analyseWithBackstops,
  type FlowAnalysisContext,
  overtakingIn,
} from '../timing/with-backstops.ts';
import { type BoundedResponse, waitBeforeStart } from '../timing/bounded-response.ts';
import type { Counterexample, CounterexampleRow } from '../finding/finding.ts';
import { concreteRun, type ConcreteRunContext, type ConcreteRun } from './concrete-run.ts';
import type { AnalysisResult, AnalysisStart, Violation } from '../timing/analysis.ts';
import { type PathEdge, pathsTo } from './paths-to.ts';
import type { Instant } from '../../model/base.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** The worst run of a bounded response, counted from one instant. */
export interface CounterexampleResult {
  readonly example: Counterexample;
  /** When the response comes, or the case ends without it. */
  readonly at: Instant;
  readonly violation?: Violation<DatedRun>;
  /** The end of the case was taken for the response, which may have come before or never. */
  readonly cutByEnd: boolean;
  /** The run up to where counting begins; missing when none was found that ends exactly there. */
  readonly prefix?: ConcreteRun;
}

/** The latest run that is counted from an instant; undefined when there is none. */
export const findCounterexample = (
  flow: FlowBehaviour,
  property: BoundedResponse,
  from: Instant,
  timing: TimingContext,
): CounterexampleResult | undefined =>
  examplesOf({ flow, property, from }, timing, (start, context) => {
    const { fulfilled } = analyseWithBackstops(flow, start, context);
    return fulfilled.toSorted((a, b) => b.at.at - a.at.at).slice(0, 1);
  })[0];

/** Runs without a response that are counted from an instant: the earliest first, and the shortest of them. */
export const findViolations = (
  flow: FlowBehaviour,
  property: BoundedResponse,
  from: Instant,
  timing: TimingContext,
): readonly CounterexampleResult[] =>
  examplesOf({ flow, property, from }, timing, (start, context) => {
    const prompt = { ...context, times: earliestTimeDomain(timing.calendars), isPrompt: true };
    const found = [prompt, context].flatMap(
      (one) => analyseWithBackstops(flow, start, one).violated,
    );
    return found
      .toSorted((a, b) => a.at.at - b.at.at || length(a) - length(b))
      .slice(0, maxExamples);
  });

const length = ({ at }: Violation<DatedRun>): number => rowsOf(at).length;

/** More would only be later or longer. */
const maxExamples = 12;

type Runs = AnalysisResult<DatedRun>['fulfilled' | 'violated'];
type RunSearch = (start: AnalysisStart<DatedRun>, context: FlowAnalysisContext<DatedRun>) => Runs;

interface CountedProperty {
  readonly flow: FlowBehaviour;
  readonly property: BoundedResponse;
  /** From when is counted. */
  readonly from: Instant;
}

function examplesOf(
  { flow, property, from }: CountedProperty,
  { calendars, assume }: TimingContext,
  search: RunSearch,
): readonly CounterexampleResult[] {
  const times = datedTimeDomain(calendars);
  const countedFrom: DatedRun = { at: from };
  const start = analysisStartOf(property, countedFrom, times, assume);
  if (start === undefined) return [];
  const { obligation } = property;
  const context = { obligation, times, trace: runTrace, assume, countedFrom };
  return search(start, context).map((first, index) => {
    const counting = { from, first: first.at };
    const prefix = runToCountingStart(flow, property, counting, { calendars, assume });
    const again =
      prefix && obligation.after !== undefined
        ? search({ ...start, caseStart: { at: prefix.start } }, context)[index]
        : undefined;
    const run = again ?? first;
    return {
      at: run.at.at,
      ...('concurrent' in run && { violation: run }),
      cutByEnd: 'cutByEnd' in run && run.cutByEnd,
      ...(prefix && { prefix }),
      example: {
        start: startOfCase(property, { from, prefix }, { calendars, assume }),
        from,
        due: deadline(from, property.within, calendars),
        rows: joinedRows(prefix, rowsOf(run.at)),
      },
    };
  });
}

/** Where counting begins with a moment that the case carries, the case starts as late after it as is assumed. */
function startOfCase(
  { since }: BoundedResponse,
  { from, prefix }: { readonly from: Instant; readonly prefix: ConcreteRun | undefined },
  { calendars, assume }: ConcreteRunContext,
): Instant {
  const wait = since && waitBeforeStart(assume, since);
  return wait ? deadline(from, wait, calendars) : (prefix?.start ?? from);
}

/** Whether an outcome may drop the message from which is counted while it is on its way: then counting does not begin with it. */
function isOvertaken(
  flow: FlowBehaviour,
  { obligation }: BoundedResponse,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  { calendars, assume }: ConcreteRunContext,
): boolean {
  if (until > deadline(from, assume.mail, calendars)) return false;
  const overtaking = overtakingIn(flow);
  return sendsOf(flow.main).some(
    (send) => send.step === obligation.after && !send.holds && overtaking(send) !== 'none',
  );
}

/** A run up to where counting begins, which can go on as the worst run does: that is `first`. */
function runToCountingStart(
  flow: FlowBehaviour,
  property: BoundedResponse,
  { from, first }: { readonly from: Instant; readonly first: DatedRun },
  context: ConcreteRunContext,
): ConcreteRun | undefined {
  const { after, anyMessage } = property.obligation;
  if (after === undefined) return { start: from, end: { at: from } };
  if (isOvertaken(flow, property, { from, until: first.at }, context)) return undefined;
  const [next] = rowsOf(first);
  for (const path of pathsTo(after, flow.main, anyMessage)) {
    const last = path.at(-1);
    const ends = last?.goes === 'answers' || last?.goes === 'is silent';
    const run = ends && !matchesRow(last, next) ? undefined : concreteRun(from, path, context);
    if (run) return run;
  }
  return undefined;
}

const matchesRow = (edge: PathEdge, row: CounterexampleRow | undefined): boolean =>
  row?.happens.what === 'answered'
    ? edge.goes === 'answers' && edge.outcome === row.happens.outcome
    : row?.happens.what === 'silent' && edge.goes === 'is silent';

/** The rows of both. How the task ends from which is counted stands in both. */
function joinedRows(
  prefix: ConcreteRun | undefined,
  rest: readonly CounterexampleRow[],
): readonly CounterexampleRow[] {
  const before = prefix ? rowsOf(prefix.end) : [];
  const [first] = rest;
  const last = before.at(-1);
  const isTwice = last?.happens.what !== 'asked' && last?.step === first?.step;
  return [...before, ...(isTwice ? rest.slice(1) : rest)];
}
