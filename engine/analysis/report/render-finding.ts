import type { Plan, FlowPromise } from '../../model/plan.ts';
import type { CalendarTable } from '../../model/calendar.ts';
import type {
  Counterexample,
  Finding,
  Repair,
  CounterexampleRow,
  FindingValue,
} from '../finding/finding.ts';
import { interpolate, type Placeholders } from './interpolate.ts';
import { instantFormatter } from './format-instant.ts';
import { languages, type Language } from './languages.ts';
import type { Phrases, Sentences } from './words/catalogue.ts';

/** A finding in words, for whoever prints it in whatever form. */
export interface RenderedFinding {
  readonly message: string;
  readonly hint: string;
  readonly example?: RenderedCounterexample;
  /** Each would be enough; the least change first. */
  readonly remedies: readonly string[];
  /** Why it may be a false alarm. */
  readonly maybe?: string;
}

/** The dated way on which it happens. */
export interface RenderedCounterexample {
  readonly start: string;
  readonly due?: string;
  readonly rows: readonly RenderedRow[];
  /** The step in which most of the time goes by. */
  readonly costliest?: { readonly step: string; readonly length: string };
}

export interface RenderedRow {
  readonly step: string;
  readonly happens: string;
  readonly leaves: string;
}

/** What findings are told with. */
export interface RenderContext {
  readonly language: Language;
  readonly phrases: Phrases;
  readonly sentences: Sentences;
  readonly promises: readonly FlowPromise[];
  /** Dates without their zone, for tables that name it. */
  readonly moment: (at: number) => string;
  readonly zone: string;
}

/** How the findings of a flow are told; its dates in the zone of this calendar. */
export function renderContextOf(
  { promises = [] }: Pick<Plan, 'promises'>,
  table: CalendarTable,
  language: Language,
): RenderContext {
  const { phrases, sentences } = languages[language];
  const moment = instantFormatter(phrases, table);
  return { language, phrases, sentences, promises, zone: table.zone, moment };
}

/** Tells a finding. */
export function renderFinding(finding: Finding, context: RenderContext): RenderedFinding {
  const { phrases, sentences } = context;
  const remedies = (finding.remedies ?? []).map((remedy) => renderRepair(remedy, phrases));
  const placeholders = placeholdersOf(finding, remedies, context);
  const { message, hint } = sentences[finding.code];
  return {
    message: interpolate(message, placeholders),
    hint: interpolate(hint, placeholders),
    remedies,
    ...(finding.example && { example: renderCounterexample(finding.example, context) }),
    ...(finding.maybe && { maybe: phrases.imprecisions[finding.maybe] }),
  };
}

/** A promise in words. */
export function promiseWords(promise: FlowPromise, phrases: Phrases): string {
  const written = 'since' in promise && promise.since ? { since: promise.since.cel } : {};
  const about = 'about' in promise ? { about: phrases.about[promise.about] } : {};
  const length = 'atMost' in promise ? promise.atMost : promise.within;
  const parts: Readonly<Record<string, unknown>> = { ...promise, ...written, ...about };
  return interpolate(phrases.promises[promise.promise], (name) =>
    name === 'within' || name === 'atMost' ? phrases.duration(length) : textOf(parts[name]),
  );
}

const textOf = (part: unknown): string | undefined => (typeof part === 'string' ? part : undefined);

/** The values of the finding, and what the rest of it tells. */
function placeholdersOf(
  finding: Finding,
  remedies: readonly string[],
  context: RenderContext,
): Placeholders {
  const { phrases } = context;
  const derived: Readonly<Record<string, string | undefined>> = {
    ...placeValues(finding, context),
    ...(finding.example && counterexampleValues(finding.example, context)),
    remedies: remedies.length === 0 ? undefined : remedies.join(phrases.or),
  };
  return (name) => {
    const value = finding.values[name];
    return value === undefined ? derived[name] : renderValue(value, context);
  };
}

type DerivedValues = Readonly<Record<string, string>>;

function placeValues({ at }: Finding, { promises, phrases }: RenderContext): DerivedValues {
  if ('step' in at) return { step: at.step };
  if ('pack' in at) return { pack: at.pack };
  const promise = 'promise' in at ? promises[at.promise] : undefined;
  return promise === undefined ? {} : { promise: promiseWords(promise, phrases) };
}

function counterexampleValues(
  { start, from, due, rows }: Counterexample,
  context: RenderContext,
): DerivedValues {
  const { phrases } = context;
  const end = rows.at(-1)?.at ?? start;
  const ended = rows.findLast(({ happens }) => happens.what === 'ended')?.happens;
  return {
    start: withZone(start, context),
    from: withZone(from, context),
    end: withZone(end, context),
    comes: withZone(end, context),
    ...(due === undefined
      ? {}
      : { due: withZone(due, context), over: phrases.length(Math.max(0, end - due)) }),
    ...(ended?.what === 'ended' ? { outcome: ended.outcome } : {}),
  };
}

/** A date with its zone. */
export const withZone = (at: number, { moment, zone }: RenderContext): string =>
  `${moment(at)} ${zone}`;

function renderValue(value: FindingValue, context: RenderContext): string {
  if ('text' in value) return value.text;
  if ('name' in value) return value.name;
  if ('label' in value)
    return typeof value.label === 'string' ? value.label : (value.label[context.language] ?? '');
  if ('instant' in value) return withZone(value.instant, context);
  return 'ms' in value
    ? context.phrases.length(value.ms)
    : context.phrases.duration(value.duration);
}

function renderCounterexample(
  { start, from, due, rows }: Counterexample,
  context: RenderContext,
): RenderedCounterexample {
  const costs = rows.map(({ step, at }, n) => ({
    step,
    ms: at - Math.max(from, rows[n - 1]?.at ?? start),
  }));
  const most = costs.reduce((a, b) => (b.ms > a.ms ? b : a), { step: '', ms: 0 });
  return {
    start: context.moment(start),
    // What is never kept has no time in which it would have been.
    ...(due === undefined || due <= from ? {} : { due: context.moment(due) }),
    rows: rows.map((row) => ({
      step: row.step,
      happens: renderEvent(row, context.phrases),
      leaves: context.moment(row.at),
    })),
    ...(most.ms > 0 && {
      costliest: { step: most.step, length: context.phrases.length(most.ms) },
    }),
  };
}

function renderEvent({ happens }: CounterexampleRow, { happens: words, and }: Phrases): string {
  const parts: Readonly<Record<string, unknown>> = { ...happens };
  return interpolate(words[happens.what], (name) => {
    const part = parts[name];
    return Array.isArray(part) ? part.join(and) : textOf(part);
  });
}

function renderRepair(remedy: Repair, { repairs, duration }: Phrases): string {
  const parts: Readonly<Record<string, unknown>> = { ...remedy };
  return interpolate(repairs[remedy.do], (name) =>
    name === 'step' ? textOf(parts[name]) : duration(repairDuration(remedy)),
  );
}

function repairDuration(remedy: Repair) {
  if (remedy.do === 'shorten') return remedy.by;
  return remedy.do === 'backstop' ? remedy.after : remedy.to;
}
