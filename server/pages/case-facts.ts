import type { Json, Facts } from '../../engine/model/base.ts';

/** The facts that people look at when they decide, as far as a case has them. */
export interface CaseFacts {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly position?: string;
  readonly department?: string;
  readonly location?: string;
  readonly salaryRange?: string;
  readonly startFrom?: string;
  readonly requirements: readonly string[];
  readonly match?: number;
  readonly scores: readonly Score[];
  readonly highlights: readonly string[];
  readonly lastInterviewAt?: number;
}

export interface Score {
  readonly interviewer: string;
  readonly score: string;
}

/** Picks these facts out of a case. It is any JSON that an admin's `case.yaml` allows, so whatever is missing or of another form is left out. */
export const factsOf = (facts: Facts): CaseFacts => ({
  name: textOf(at(facts, 'candidate', 'name')) ?? '',
  ...texts({
    email: at(facts, 'candidate', 'email'),
    phone: at(facts, 'candidate', 'phone'),
    position: at(facts, 'position', 'title'),
    department: at(facts, 'position', 'department'),
    location: at(facts, 'position', 'location'),
    salaryRange: at(facts, 'position', 'salaryRange'),
    startFrom: at(facts, 'position', 'startFrom'),
  }),
  requirements: list(at(facts, 'position', 'requirements')),
  ...numbers({ match: at(facts, 'result', 'match') }),
  scores: scores(at(facts, 'result', 'scores')),
  highlights: list(at(facts, 'result', 'highlights')),
  ...numbers({ lastInterviewAt: instant(at(facts, 'lastInterviewAt')) }),
});

const at = (json: Json | undefined, ...path: readonly string[]): Json | undefined => {
  let found = json;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
    found = Object.entries(found).find(([name]) => name === key)?.[1];
  }
  return found;
};

const textOf = (json: Json | undefined): string | undefined =>
  typeof json === 'string' || typeof json === 'number' ? String(json) : undefined;

const list = (json: Json | undefined): readonly string[] =>
  Array.isArray(json) ? json.flatMap((item: Json) => textOf(item) ?? []) : [];

const scores = (json: Json | undefined): readonly Score[] =>
  Array.isArray(json)
    ? json.flatMap((item: Json) => {
        const score = textOf(at(item, 'score'));
        const interviewer = textOf(at(item, 'interviewer'));
        return score === undefined || interviewer === undefined ? [] : [{ interviewer, score }];
      })
    : [];

const instant = (json: Json | undefined): Json | undefined =>
  typeof json === 'string' ? Date.parse(json) : undefined;

const texts = <K extends string>(
  given: Readonly<Record<K, Json | undefined>>,
): Partial<Record<K, string>> => pickDefined(given, textOf);

const numbers = <K extends string>(
  given: Readonly<Record<K, Json | undefined>>,
): Partial<Record<K, number>> =>
  pickDefined(given, (json) =>
    typeof json === 'number' && Number.isFinite(json) ? json : undefined,
  );

const pickDefined = <K extends string, T>(
  given: Readonly<Record<K, Json | undefined>>,
  read: (json: Json | undefined) => T | undefined,
): Partial<Record<K, T>> => {
  const found: Partial<Record<K, T>> = {};
  for (const key in given) {
    const value = read(given[key]);
    if (value !== undefined) found[key] = value;
  }
  return found;
};
