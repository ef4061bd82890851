import { parseDuration } from '../../time/duration.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import type { SceneVocabulary, SceneContext } from './known.ts';
import { parseInstant, parsePoint } from './moment.ts';
import type { AllowedNames } from './name-faults.ts';

/** What the faults of a scene are found with. */
export interface SceneCheckContext {
  readonly context: SceneContext;
  readonly names: SceneNames;
}

export interface SceneNames {
  readonly who: AllowedNames;
  readonly message: AllowedNames;
  readonly task: AllowedNames;
  readonly end: AllowedNames;
  readonly page: AllowedNames;
  /** Everything that anybody can do. */
  readonly act: AllowedNames;
  /** What a task can come to. */
  readonly outcomeOf: (task: string) => AllowedNames;
}

export function sceneNames(vocabulary: SceneVocabulary, who: readonly string[]): SceneNames {
  const { messages, tasks, events, ends, pages } = vocabulary;
  const outcomes = [...new Set([...tasks.values()].flat())].filter((one) => one !== 'silent');
  return {
    who: {
      known: who,
      code: 'unknown-who',
      noun: '"candidate", a role or a person of directory.yaml',
    },
    message: { known: messages, code: 'unknown-message', noun: 'a message that this flow sends' },
    task: { known: [...tasks.keys()], code: 'unknown-task', noun: 'a task of this flow' },
    end: { known: ends, code: 'unknown-outcome', noun: 'how a case of this flow can end' },
    page: { known: pages, code: 'unknown-page', noun: "a step of the candidate's page" },
    act: {
      known: [...outcomes, ...events, 'nothing', ...verbsFor([...outcomes, ...events])],
      code: 'unknown-act',
      noun: 'something that anybody can do in this flow',
    },
    outcomeOf: (task) => ({
      known: tasks.get(task) ?? [],
      code: 'unknown-outcome',
      noun: `an outcome of "${task}"`,
    }),
  };
}

/** What people are said to do, and the outcome or event that it is. */
export const outcomeOfVerb: Readonly<Record<string, string>> = {
  approve: 'approved',
  reject: 'rejected',
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
};

const verbsFor = (names: readonly string[]): readonly string[] =>
  Object.entries(outcomeOfVerb).flatMap(([verb, name]) => (names.includes(name) ? [verb] : []));

/** A moment that is none. */
export function* checkMoment(
  path: ValuePath,
  written: string | undefined,
  { context }: SceneCheckContext,
  form: 'instant' | 'point',
): Generator<PathDiagnostic> {
  if (written === undefined) return;
  const read = form === 'instant' ? parseInstant(written) : parsePoint(written, context.calendar);
  if (read !== undefined) return;
  const after = form === 'instant' ? '' : ', or "+2 business hours" after the start';
  yield {
    code: 'wrong-value',
    path,
    what: 'value',
    message: `"${written}" is not a moment`,
    hint: `write an instant with its offset, such as "2026-09-30T16:00+08:00"${after}`,
  };
}

/** A duration that is none. */
export function* checkDuration(
  path: ValuePath,
  written: string | undefined,
): Generator<PathDiagnostic> {
  if (written === undefined || parseDuration(written, '') !== undefined) return;
  yield {
    code: 'wrong-value',
    path,
    what: 'value',
    message: `"${written}" is not a duration`,
    hint: 'write for instance "30m", "24h", "3 days", "8 business hours", "2 business days"',
  };
}
