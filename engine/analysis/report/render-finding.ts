import type { CalendarTable } from '../../model/calendar.ts';
import type { Instant } from '../../model/base.ts';
import { FlowError } from '../../model/flow-error.ts';
import type { Locale } from '../../model/locale.ts';
import type { Counterexample, CounterexampleEvent, Finding } from '../finding/finding.ts';
import type { Sentence } from '../finding/sentence.ts';
import { findingKinds } from '../rules/finding-kinds.ts';
import { catalogues } from './catalogues.ts';
import { instantFormatter } from './format-instant.ts';
import type { Catalogue, EventOf } from './words/catalogue.ts';

/** A finding in words, for whoever prints it in whatever form. */
export interface RenderedFinding extends Sentence {
  readonly example?: RenderedCounterexample;
  /** Changes each of which would be enough, the least first. */
  readonly remedies: readonly string[];
  /** Why it may be a false alarm. */
  readonly maybe?: string;
  /** What has to be otherwise than is assumed for it to happen. */
  readonly onlyWhen?: string;
}

/** The dated path on which it happens. */
interface RenderedCounterexample {
  readonly start: string;
  readonly due?: string;
  readonly rows: readonly RenderedRow[];
  /** The step in which most of the time goes by. */
  readonly costliest?: { readonly step: string; readonly length: string };
}

interface RenderedRow {
  readonly step: string;
  readonly happens: string;
  readonly leaves: string;
}

/** The language and the zone in which the findings of a flow are told. */
export interface RenderContext {
  readonly catalogue: Catalogue;
  /** Dates without their zone, for tables that name it. */
  readonly moment: (at: Instant) => string;
  readonly zone: string;
}

/** Findings are dated in the zone of this calendar. */
export function renderContextOf(table: CalendarTable, locale: Locale): RenderContext {
  const catalogue = catalogues[locale];
  return { catalogue, moment: instantFormatter(catalogue, table), zone: table.zone };
}

/** Tells a finding. */
export function renderFinding(finding: Finding, context: RenderContext): RenderedFinding {
  const { catalogue } = context;
  const { message, hint } = sentenceOf(finding, context);
  return {
    message,
    hint,
    remedies: (finding.remedies ?? []).map(catalogue.repair),
    ...(finding.example && { example: renderCounterexample(finding.example, context) }),
    ...(finding.maybe && { maybe: catalogue.imprecisions[finding.maybe] }),
    ...(finding.onlyWhen && { onlyWhen: catalogue.unassumed[finding.onlyWhen] }),
  };
}

function sentenceOf(finding: Finding, context: RenderContext): Sentence {
  const kind = findingKinds.get(finding.code);
  if (kind === undefined)
    throw new FlowError('unknown-finding', `no kind of finding "${finding.code}"`);
  const { catalogue } = context;
  return kind.says[catalogue.locale](finding, {
    ...catalogue,
    date: (at) => withZone(at, context),
  });
}

/** A date with its zone. */
export const withZone = (at: Instant, { moment, zone }: RenderContext): string =>
  `${moment(at)} ${zone}`;

function renderCounterexample(
  { start, from, due, rows }: Counterexample,
  { catalogue, moment }: RenderContext,
): RenderedCounterexample {
  const costs = rows.map(({ step, at }, n) => ({
    step,
    ms: at - Math.max(from, rows[n - 1]?.at ?? start),
  }));
  const most = costs.reduce((a, b) => (b.ms > a.ms ? b : a), { step: '', ms: 0 });
  return {
    start: moment(start),
    // A promise that is never kept is due at no time.
    ...(due === undefined || due <= from ? {} : { due: moment(due) }),
    rows: rows.map(({ step, at, happens }) => ({
      step,
      happens: eventText(happens, catalogue),
      leaves: moment(at),
    })),
    ...(most.ms > 0 && { costliest: { step: most.step, length: catalogue.length(most.ms) } }),
  };
}

const eventText = <W extends CounterexampleEvent['what']>(
  event: EventOf<W>,
  { events }: Catalogue,
): string => events[event.what](event);
