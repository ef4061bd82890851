import type { Entry } from '../model/journal.ts';
import type { Instant } from '../model/base.ts';
import type { Input } from '../ports/host.ts';
import type { CaseInput } from './execute.ts';
import { inputOfEntry, refusalOf } from './input-of-entry.ts';
import type { InputLogEntry } from './input-log.ts';
import type { ReplayDifference } from './replay-difference.ts';
import { replay, type TimedFact } from './replay.ts';
import { stopReasonOf } from './stop-reason.ts';

/** Recipients of a message whom the mail server has refused for good while others have got it: the journal does not always tell of them. */
export interface KnownRefusal {
  readonly message: string;
  readonly people: readonly string[];
  readonly at: Instant;
}

/**
 * Reads back from a journal which inputs a case has had: the log that comes to just this journal. What came without leaving an entry, such
 * as the end of a wait behind which another one begins, is found by trying. Comes back with the first entry that no log comes to. Each step
 * is one replay: all of them may take seconds, and whoever serves others lets them go first in between.
 */
export function* searchLog(
  input: CaseInput,
  journal: readonly Entry[],
  refusals: readonly KnownRefusal[] = [],
): Generator<undefined, readonly InputLogEntry[] | ReplayDifference, undefined> {
  const search = new Search(input, journal, refusals);
  return (yield* search.found()) ?? search.difference;
}

/** How many inputs are replayed at most: enough for any journal, whose entries are seldom found at the second try. */
const mostReplayed = 200_000;

/** A log as far as it has been read back. */
interface Part {
  readonly log: readonly InputLogEntry[];
  /** How many entries it comes to. */
  readonly entries: number;
  readonly due: Instant;
  readonly refusals: readonly KnownRefusal[];
}

class Search {
  readonly #input: CaseInput;
  readonly #journal: readonly Entry[];
  readonly #refusals: readonly KnownRefusal[];
  #replayed = 0;
  /** How many entries the best log comes to, and what stands against the next. */
  #reached = 0;
  #difference: ReplayDifference | undefined;

  constructor(input: CaseInput, journal: readonly Entry[], refusals: readonly KnownRefusal[]) {
    this.#input = input;
    this.#journal = journal;
    this.#refusals = refusals.toSorted((a, b) => a.at - b.at);
  }

  /** Of the furthest try. */
  get difference(): ReplayDifference {
    const [reached, recorded] = [this.#reached, factOf(this.#journal[this.#reached])];
    return this.#difference ?? { seq: reached + 1, recorded, replayed: undefined };
  }

  /** Depth first: the way that was not taken last is tried first. */
  *found(): Generator<undefined, readonly InputLogEntry[] | undefined, undefined> {
    const [first] = this.#journal;
    if (first === undefined) return undefined;
    const begun: InputLogEntry = { at: first.at, input: { kind: 'start' } };
    const start: Part = { log: [], entries: 0, due: Infinity, refusals: this.#refusals };
    const open = [{ ...begun, held: true as const }, begun].map((one) => ({ part: start, one }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      yield;
      const part = this.#tried(next.part, next.one);
      if (part === undefined) continue;
      if (part.entries === this.#journal.length) return part.log;
      open.push(...this.#ways(part).map((one) => ({ part, one })));
    }
    return undefined;
  }

  /** What may have come next, the likeliest last. */
  #ways({ log, entries, due, refusals }: Part): readonly InputLogEntry[] {
    const next = this.#journal[entries];
    if (next === undefined) return [];
    const { at } = next;
    const last = log.at(-1)?.at ?? 0;
    const input = inputOfEntry(next) ?? refusalOf(next, this.#journal.slice(0, entries));
    const ways: InputLogEntry[] = [];
    if (input !== undefined) ways.push({ at, input, held: true }, { at, input });
    else if (due <= at) ways.push({ at, input: { kind: 'time' } });
    const [refusal] = refusals;
    if (refusal !== undefined && refusal.at <= at) ways.push(...refusedAt([at, last], refusal));
    if (due < at) ways.push({ at: Math.max(due, last), input: { kind: 'time' } });
    return ways;
  }

  /** The log with one more input, if what comes of it is on record. */
  #tried(part: Part, one: InputLogEntry): Part | undefined {
    const longer = [...part.log, one];
    this.#replayed += longer.length;
    if (this.#replayed > mostReplayed) return undefined;
    try {
      const { run, facts } = replay(this.#input, longer);
      if (this.#differs(facts)) return undefined;
      if (facts.length > this.#reached) {
        this.#reached = facts.length;
        this.#difference = undefined;
      }
      const tried: Part = {
        log: longer,
        entries: facts.length,
        due: run.stopped === undefined ? run.due : Infinity,
        refusals: one.input.kind === 'refused' ? part.refusals.slice(1) : part.refusals,
      };
      return leads(part, one, tried) ? tried : undefined;
    } catch (error) {
      this.#difference ??= { fails: stopReasonOf(error) };
      return undefined;
    }
  }

  #differs(facts: readonly TimedFact[]): boolean {
    for (const [index, replayed] of facts.entries()) {
      const recorded = factOf(this.#journal[index]);
      if (textOf(recorded) === textOf(replayed)) continue;
      if (index >= this.#reached) this.#difference = { seq: index + 1, recorded, replayed };
      return true;
    }
    return false;
  }
}

/** Whether an input has changed anything; behind one that has not, the search would try the same one without end. */
const leads = (from: Part, { input }: InputLogEntry, to: Part): boolean =>
  to.entries > from.entries ||
  to.due !== from.due ||
  // A refusal may change nothing until other inputs have come; it is tried once.
  (input.kind === 'refused' && !from.log.some((one) => textOf(one.input) === textOf(input)));

/** The two instants at which a refusal can have reached the case: with the next entry, or when the mail server refused, behind the last input. */
const refusedAt = (
  [next, last]: readonly [Instant, Instant],
  { message, people, at }: KnownRefusal,
): readonly InputLogEntry[] => {
  const input: Input = { kind: 'refused', message, people };
  return [
    { at: next, input },
    { at: Math.max(at, last), input },
  ];
};

function factOf(entry: Entry | undefined): TimedFact | undefined {
  if (entry === undefined) return undefined;
  const { seq: _seq, ...fact } = entry;
  return fact;
}

const textOf = (value: unknown): string => JSON.stringify(value, sortKeys) ?? '';

/** What has been stored comes back with its keys in another order. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
