import { type DatedRun, datedTimeDomain, rowsOf, runTrace } from '../timing/traced-times.ts';
import { sendsOf } from '../../behaviour/traverse.ts';
import { deadline } from '../../time/deadline.ts';
import { type TimingContext, analysisStartOf } from '../timing/worst-case.ts';
import { analyseWithBackstops, overtakenByOutcome } from '../timing/with-backstops.ts';
import { type BoundedResponse, waitBeforeStart } from '../timing/bounded-response.ts';
import type { Counterexample, CounterexampleRow } from '../finding/finding.ts';
import { concreteRun, type ConcreteRunContext, type ConcreteRun } from './concrete-run.ts';
import type { AnalysisResult, Violation } from '../timing/analysis.ts';
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

/** The worst run that is counted from an instant, or with `violated` one on which there is no response; undefined when there is none at all. */
export function findCounterexample(
  flow: FlowBehaviour,
  property: BoundedResponse,
  { from, violated }: { readonly from: Instant; readonly violated: boolean },
  { calendars, assume }: TimingContext,
): CounterexampleResult | undefined {
  const times = datedTimeDomain(calendars);
  const countedFrom: DatedRun = { at: from };
  const start = analysisStartOf(property, countedFrom, times, assume);
  if (start === undefined) return undefined;
  const { obligation } = property;
  const context = { obligation, times, trace: runTrace, assume, countedFrom };
  const worstFrom = (caseStart: DatedRun | undefined): WorstResult =>
    latestResult(analyseWithBackstops(flow, { ...start, caseStart }, context), violated);
  const first = worstFrom(start.caseStart);
  if (first === undefined) return undefined;
  const prefix = runToCountingStart(
    flow,
    property,
    { from, first: first.at },
    { calendars, assume },
  );
  const isLater = prefix !== undefined && obligation.after !== undefined;
  const worst = isLater ? (worstFrom({ at: prefix.start }) ?? first) : first;
  return {
    at: worst.at.at,
    ...('concurrent' in worst && { violation: worst }),
    cutByEnd: 'cutByEnd' in worst && worst.cutByEnd,
    ...(prefix && { prefix }),
    example: {
      start: startOfCase(property, { from, prefix }, { calendars, assume }),
      from,
      due: deadline(from, property.within, calendars),
      rows: joinedRows(prefix, rowsOf(worst.at)),
    },
  };
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

type WorstResult = AnalysisResult<DatedRun>['fulfilled' | 'violated'][number] | undefined;

/** The latest violation where one is looked for, else the latest fulfilment. */
const latestResult = (
  { fulfilled, violated }: AnalysisResult<DatedRun>,
  isViolated: boolean,
): WorstResult => (isViolated ? latest(violated) : undefined) ?? latest(fulfilled);

/** Whether an outcome may drop the message from which is counted while it is on its way: then counting does not begin with it. */
function isOvertaken(
  flow: FlowBehaviour,
  { obligation }: BoundedResponse,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  { calendars, assume }: ConcreteRunContext,
): boolean {
  if (until > deadline(from, assume.mail, calendars)) return false;
  const mayBe = overtakenByOutcome(flow);
  return sendsOf(flow.main).some(
    (send) => send.step === obligation.after && !send.holds && mayBe(send),
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

const latest = <W extends { readonly at: DatedRun }>(results: readonly W[]): W | undefined =>
  results.reduce<W | undefined>((a, b) => (a && a.at.at >= b.at.at ? a : b), undefined);
