import { type DatedRun, datedTimeDomain, rowsOf } from '../timing/traced-times.ts';
import { sendsOf } from '../../behaviour/traverse.ts';
import { deadline } from '../../time/deadline.ts';
import { type TimingContext, analysisStartOf } from '../timing/bound.ts';
import { analyseWithBackstops, overtakenByOutcome } from '../timing/with-backstops.ts';
import { type BoundedResponse, waitBeforeStart } from '../timing/bounded-response.ts';
import type { Counterexample, CounterexampleRow } from '../finding/finding.ts';
import { concreteRun, type ConcreteRunContext, type ConcreteRun } from './concrete-run.ts';
import type { AnalysisResult, Violation } from '../timing/analysis-types.ts';
import { type PathEdge, pathsTo } from './paths-to.ts';
import type { Instant } from '../../model/base.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** A dated course on which a claim fares as badly as it can, counted from one instant. */
export interface CounterexampleResult {
  readonly example: Counterexample;
  /** When it comes, or when the case ends without it. */
  readonly at: Instant;
  readonly violation?: Violation<DatedRun>;
  /** It was taken to come when the case ends, and may have come before or never. */
  readonly cutByEnd: boolean;
  /** Missing: no course has been found that comes to exactly where counting begins. */
  readonly prefix?: ConcreteRun;
}

/** Shows the worst that can come of counting from an instant; undefined when nothing at all can. */
export function findCounterexample(
  flow: FlowBehaviour,
  property: BoundedResponse,
  { from, lost }: { readonly from: Instant; readonly lost: boolean },
  { calendars, assume }: TimingContext,
): CounterexampleResult | undefined {
  const times = datedTimeDomain(calendars);
  const countedFrom: DatedRun = { at: from };
  const start = analysisStartOf(property, countedFrom, times, assume);
  if (start === undefined) return undefined;
  const analyse = (caseStart?: DatedRun): WorstResult => {
    const context = {
      obligation: property.obligation,
      times,
      assume,
      countedFrom,
      ...(caseStart && { caseStart }),
    };
    return latestResult(analyseWithBackstops(flow, start, context), lost);
  };
  const first = analyse();
  if (first === undefined) return undefined;
  const prefix = runToCountingStart(
    flow,
    property,
    { from, first: first.at },
    { calendars, assume },
  );
  const isLater = prefix !== undefined && property.obligation.after !== undefined;
  const worst = isLater ? (analyse({ at: prefix.start }) ?? first) : first;
  return {
    at: worst.at.at,
    ...('concurrent' in worst && { violation: worst }),
    cutByEnd: 'cutByEnd' in worst && worst.cutByEnd,
    ...(prefix && { prefix }),
    example: {
      start: startOfCase(property, { from, begun: prefix }, { calendars, assume }),
      from,
      due: deadline(from, property.within, calendars),
      rows: joinedRows(prefix, rowsOf(worst.at)),
    },
  };
}

/** As late as is assumed after the moment from which is counted, where that is one of the case. */
function startOfCase(
  { since }: BoundedResponse,
  { from, begun }: { readonly from: Instant; readonly begun: ConcreteRun | undefined },
  { calendars, assume }: ConcreteRunContext,
): Instant {
  const wait = since && waitBeforeStart(assume, since);
  return wait ? deadline(from, wait, calendars) : (begun?.start ?? from);
}

type WorstResult = AnalysisResult<DatedRun>['fulfilled' | 'violated'][number] | undefined;

/** The latest way that loses it, where one is looked for; else the latest of all. */
const latestResult = (
  { fulfilled, violated }: AnalysisResult<DatedRun>,
  isViolated: boolean,
): WorstResult => (isViolated ? latest(violated) : undefined) ?? latest(fulfilled);

/** Counting does not begin with a message that an outcome may drop while it is on its way. */
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

/** A course up to where counting begins, which then goes on as the rest does: `first` is where that leads. */
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

/** What comes of the task that it counts from stands in both. */
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
