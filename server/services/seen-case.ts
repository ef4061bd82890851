import type { JsonObject } from '../../engine/model/base.ts';
import type { Texts } from '../../engine/model/definitions.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { readersInForms, readersOfAll } from '../../engine/model/readers.ts';
import { isShownMessage, type Readers } from '../../engine/model/shown.ts';
import { shownBy } from '../../engine/steps/shown-by.ts';
import type { StoredAnswer, TaskRecord } from '../../store/tasks.ts';
import type { UploadPlace } from '../../store/uploads.ts';
import { may } from '../access/may.ts';
import type { KeyPrincipal } from '../access/principal.ts';
import { seenFacts, seesFact } from '../access/seen-facts.ts';

/** A case, with what is pinned with it of who reads what; `undefined` where that is lost, so that only who reads all reads anything. */
export interface CasePins {
  readonly case: string;
  readonly plan: Plan | undefined;
  readonly texts: Texts | undefined;
  readonly tasks: readonly TaskRecord[];
}

/** What whoever has a key may read of a case; what only others read is absent, as if nobody had given it. */
export interface SeenCase {
  facts(facts: JsonObject): JsonObject;
  entry(entry: Entry): Entry;
  task<T extends TaskRecord>(task: T): T;
  /** Answers of a task. */
  answers(task: string, answers: JsonObject): JsonObject | undefined;
  /** Whether it may see all that a task shows. */
  shows(task: string): boolean;
  /** Whether it may read a file that this field has asked for; of old files nobody knows which did. */
  file(asked: UploadPlace | undefined): boolean;
}

export function seenCase(reader: KeyPrincipal, pins: CasePins): SeenCase {
  const { plan, tasks } = pins;
  const mayRead = (readers: Readers | undefined) => may(reader, 'see', pins.case, { readers });
  const readersIn = (task: string, field: string): Readers | undefined => {
    const form = tasks.find(({ opened }) => opened.task === task)?.opened.form ?? '';
    const known = pins.texts?.forms[form]?.fields;
    return known === undefined ? [] : known.find(({ name }) => name === field)?.readers;
  };
  const seen: SeenCase = {
    facts: (facts) => seenFacts(reader, facts, pins),
    answers: (task, answers) => {
      const left = Object.entries(answers).filter(([field]) => mayRead(readersIn(task, field)));
      return left.length === 0 && Object.keys(answers).length > 0
        ? undefined
        : Object.fromEntries(left);
    },
    shows: (task) =>
      plan !== undefined &&
      (shownBy(task, plan) ?? []).every((shown) =>
        isShownMessage(shown)
          ? readersOfAnswers(pins.texts).every(mayRead)
          : mayRead(shown.readers),
      ),
    file: (asked) =>
      mayRead(
        asked === undefined ? readersOfFiles(pins.texts) : readersIn(asked.task, asked.field),
      ),
    entry: (entry) => {
      if (entry.kind === 'answered') return seenAnswer(entry, seen);
      if (entry.kind !== 'resumed' || entry.fact === undefined) return entry;
      const { fact, ...rest } = entry;
      return seesFact(reader, fact.name, pins) ? entry : rest;
    },
    task: (task) => ({
      ...task,
      answers: task.answers.map((answer) => seenAnswer(answer, seen)),
    }),
  };
  return seen;
}

/** The version of what was seen would tell by trial what the values were. */
function seenAnswer<A extends Omit<StoredAnswer, 'at'>>(answer: A, seen: SeenCase): A {
  const { answers, seen: version, ...rest } = answer;
  const left = answers && seen.answers(answer.task, answers);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both may be missing
  return {
    ...rest,
    ...(left && { answers: left }),
    ...(version !== undefined && seen.shows(answer.task) && { seen: version }),
  } as A;
}

/** A message may be given any answer. */
const readersOfAnswers = (texts: Texts | undefined): readonly Readers[] =>
  texts === undefined ? [[]] : readersInForms(texts.forms);

/** A file that any field can have asked for is read by whoever reads all of them. */
const readersOfFiles = (texts: Texts | undefined): Readers | undefined =>
  texts === undefined ? [] : readersOfAll(readersInForms(texts.forms, 'upload'));
