import type { Choices } from '../../conformance/choices.ts';
import { writeDuration } from '../../conformance/random-duration.ts';

/** Whoever writes a random flow: the choices, and the ids that are taken. */
export interface Author {
  readonly choices: Choices;
  /** A new id of a step. */
  readonly id: () => string;
  /** How many steps may still be written. */
  readonly left: () => number;
  /** Whether there are so many more already that nothing is decided again. */
  readonly isFull: () => boolean;
  /** So many more steps may be written, in a part that must not be starved by what was written before. */
  readonly grant: (steps: number) => void;
  /** Ids of messages so far, for backstops. */
  readonly messages: string[];
  /** The facts of which conditions have asked so far. */
  readonly asked: string[];
  /** Whether the flow keeps the pack that speaks of offers. */
  readonly keepsOffers: boolean;
  /** Whether steps stand where hardly anybody would put them. */
  readonly isOdd: boolean;
  /** Whether lists are short: many flows cost less than long ones. */
  readonly isShort: boolean;
  /** Whether silence may count as a no: where it does so for some cases alone, facts mostly say for which. */
  readonly silenceMayBeNo: boolean;
  /** Whether an offer can leave in the flow. */
  readonly offers: boolean;
  /** Steps that decide nothing and tell no outcome, inside each other. */
  readonly neutralSteps: (author: Author, place: AuthorPlace, most?: number) => DraftSteps;
}

export type DraftStep = Readonly<Record<string, unknown>>;
export type DraftSteps = readonly DraftStep[];

/** What is known at a place of the flow. */
export interface AuthorPlace {
  readonly depth: number;
  /** Beside the line: nothing is decided, answered or ended here. */
  readonly beside: boolean;
  /** What the candidate has heard. */
  readonly told: boolean;
  /** An offer stands that the candidate has not been asked about. */
  readonly standing: boolean;
  /** Somebody has said no, and nobody yes since: the case can end with a regret alone. */
  readonly refused: boolean;
  /** Steps that have certainly run, with the results that an expression may read. */
  readonly known: readonly KnownResult[];
}

export interface KnownResult {
  readonly id: string;
  readonly outcomes?: readonly string[];
}

export const start: AuthorPlace = {
  depth: 0,
  beside: false,
  told: false,
  standing: false,
  refused: false,
  known: [],
};

export const inside = (place: AuthorPlace, more: Partial<AuthorPlace> = {}): AuthorPlace => ({
  ...place,
  ...more,
  depth: place.depth + 1,
});

export function createAuthor(
  choices: Choices,
  maxSteps: number,
  neutralSteps: Author['neutralSteps'],
): Author {
  let count = 0;
  let granted = maxSteps;
  const isShort = maxSteps < 6;
  return {
    choices,
    id: () => `s${(count += 1)}`,
    left: () => granted - count,
    isFull: () => granted - count < -12,
    grant: (steps) => void (granted = Math.max(granted, count + (isShort ? 1 : steps))),
    messages: [],
    asked: [],
    keepsOffers: choices.chance(60),
    silenceMayBeNo: choices.chance(40),
    offers: choices.chance(75),
    isOdd: !isShort && choices.chance(6),
    isShort,
    neutralSteps,
  };
}

/** The fields of a step that chance has let in. */
export const sometimes = (
  { choices }: Author,
  percent: number,
  fields: () => DraftStep,
): DraftStep => (choices.chance(percent) ? fields() : {});

export const duration = ({ choices }: Author): string => writeDuration(choices);

export const deliveryFields = (author: Author): DraftStep => ({
  ...sometimes(author, 15, () => ({ locale: author.choices.one(['en', 'zh-CN']) })),
  ...sometimes(author, 15, () => ({ try: duration(author) })),
});
