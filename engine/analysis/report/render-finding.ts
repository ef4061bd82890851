import type { Plan, Promised } from '../../model/plan.ts';
import type { CalendarTable } from '../../model/calendar.ts';
import type { Example, Finding, Remedy, Row, Value } from '../finding/finding.ts';
import { fill, type Holes } from './interpolate.ts';
import { momentWriter } from './format-instant.ts';
import { languages, type Language } from './languages.ts';
import type { Phrases, Sentences } from './words/catalogue.ts';

/** A finding in words, for whoever prints it in whatever form. */
export interface Told {
  readonly message: string;
  readonly hint: string;
  readonly example?: ToldExample;
  /** Each would be enough; the least change first. */
  readonly remedies: readonly string[];
  /** Why it may be a false alarm. */
  readonly maybe?: string;
}

/** The dated way on which it happens. */
export interface ToldExample {
  readonly start: string;
  readonly due?: string;
  readonly rows: readonly ToldRow[];
  /** The step in which most of the time goes by. */
  readonly costliest?: { readonly step: string; readonly length: string };
}

export interface ToldRow {
  readonly step: string;
  readonly happens: string;
  readonly leaves: string;
}

/** What findings are told with. */
export interface Telling {
  readonly language: Language;
  readonly phrases: Phrases;
  readonly sentences: Sentences;
  readonly promises: readonly Promised[];
  /** Dates without their zone, for tables that name it. */
  readonly moment: (at: number) => string;
  readonly zone: string;
}

/** How the findings of a flow are told; its dates in the zone of this calendar. */
export function tellingOf(
  { promises = [] }: Pick<Plan, 'promises'>,
  table: CalendarTable,
  language: Language,
): Telling {
  const { phrases, sentences } = languages[language];
  const moment = momentWriter(phrases, table);
  return { language, phrases, sentences, promises, zone: table.zone, moment };
}

/** Tells a finding. */
export function retell(finding: Finding, telling: Telling): Told {
  const { phrases, sentences } = telling;
  const remedies = (finding.remedies ?? []).map((remedy) => remedyWords(remedy, phrases));
  const holes = known(finding, remedies, telling);
  const { message, hint } = sentences[finding.code];
  return {
    message: fill(message, holes),
    hint: fill(hint, holes),
    remedies,
    ...(finding.example && { example: exampleWords(finding.example, telling) }),
    ...(finding.maybe && { maybe: phrases.doubts[finding.maybe] }),
  };
}

/** A promise in words. */
export function promiseWords(promise: Promised, phrases: Phrases): string {
  const written = 'since' in promise && promise.since ? { since: promise.since.cel } : {};
  const about = 'about' in promise ? { about: phrases.about[promise.about] } : {};
  const lasting = 'atMost' in promise ? promise.atMost : promise.within;
  const parts: Readonly<Record<string, unknown>> = { ...promise, ...written, ...about };
  return fill(phrases.promises[promise.promise], (name) =>
    name === 'within' || name === 'atMost' ? phrases.duration(lasting) : textOf(parts[name]),
  );
}

const textOf = (part: unknown): string | undefined => (typeof part === 'string' ? part : undefined);

/** The values of the finding, and what the rest of it tells. */
function known(finding: Finding, remedies: readonly string[], telling: Telling): Holes {
  const { phrases } = telling;
  const derived: Readonly<Record<string, string | undefined>> = {
    ...placeHoles(finding, telling),
    ...(finding.example && exampleHoles(finding.example, telling)),
    remedies: remedies.length === 0 ? undefined : remedies.join(phrases.or),
  };
  return (name) => {
    const value = finding.values[name];
    return value === undefined ? derived[name] : valueWords(value, telling);
  };
}

type Derived = Readonly<Record<string, string>>;

function placeHoles({ at }: Finding, { promises, phrases }: Telling): Derived {
  if ('step' in at) return { step: at.step };
  if ('pack' in at) return { pack: at.pack };
  const promise = 'promise' in at ? promises[at.promise] : undefined;
  return promise === undefined ? {} : { promise: promiseWords(promise, phrases) };
}

function exampleHoles({ start, from, due, rows }: Example, telling: Telling): Derived {
  const { phrases } = telling;
  const end = rows.at(-1)?.at ?? start;
  const ended = rows.findLast(({ happens }) => happens.what === 'ended')?.happens;
  return {
    start: zoned(start, telling),
    from: zoned(from, telling),
    end: zoned(end, telling),
    comes: zoned(end, telling),
    ...(due === undefined
      ? {}
      : { due: zoned(due, telling), over: phrases.length(Math.max(0, end - due)) }),
    ...(ended?.what === 'ended' ? { outcome: ended.outcome } : {}),
  };
}

/** A date with its zone. */
export const zoned = (at: number, { moment, zone }: Telling): string => `${moment(at)} ${zone}`;

function valueWords(value: Value, telling: Telling): string {
  if ('text' in value) return value.text;
  if ('name' in value) return value.name;
  if ('label' in value)
    return typeof value.label === 'string' ? value.label : (value.label[telling.language] ?? '');
  if ('instant' in value) return zoned(value.instant, telling);
  return 'ms' in value
    ? telling.phrases.length(value.ms)
    : telling.phrases.duration(value.duration);
}

function exampleWords({ start, from, due, rows }: Example, telling: Telling): ToldExample {
  const costs = rows.map(({ step, at }, n) => ({
    step,
    ms: at - Math.max(from, rows[n - 1]?.at ?? start),
  }));
  const most = costs.reduce((a, b) => (b.ms > a.ms ? b : a), { step: '', ms: 0 });
  return {
    start: telling.moment(start),
    // What is never kept has no time in which it would have been.
    ...(due === undefined || due <= from ? {} : { due: telling.moment(due) }),
    rows: rows.map((row) => ({
      step: row.step,
      happens: happeningWords(row, telling.phrases),
      leaves: telling.moment(row.at),
    })),
    ...(most.ms > 0 && {
      costliest: { step: most.step, length: telling.phrases.length(most.ms) },
    }),
  };
}

function happeningWords({ happens }: Row, { happens: words, and }: Phrases): string {
  const parts: Readonly<Record<string, unknown>> = { ...happens };
  return fill(words[happens.what], (name) => {
    const part = parts[name];
    return Array.isArray(part) ? part.join(and) : textOf(part);
  });
}

function remedyWords(remedy: Remedy, { remedies, duration }: Phrases): string {
  const parts: Readonly<Record<string, unknown>> = { ...remedy };
  return fill(remedies[remedy.do], (name) =>
    name === 'step' ? textOf(parts[name]) : duration(lengthOf(remedy)),
  );
}

function lengthOf(remedy: Remedy) {
  if (remedy.do === 'shorten') return remedy.by;
  return remedy.do === 'backstop' ? remedy.after : remedy.to;
}
