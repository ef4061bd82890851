import { didYouMean } from '../../expression/check/nearest.ts';
import type { DiagnosticCode } from '../source/codes.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import type { SceneContext, SceneVocabulary } from './vocabulary.ts';

/** The names that may stand in one place. */
export interface AllowedNames {
  readonly known: readonly string[];
  /** The code of a name that is not among them. */
  readonly code: DiagnosticCode;
  /** `a task of this flow`. */
  readonly noun: string;
}

/** Reports a name that is not allowed where it stands. */
export function* checkName(
  path: ValuePath,
  written: string | undefined,
  { known, code, noun }: AllowedNames,
): Generator<PathDiagnostic> {
  if (written === undefined || known.includes(written)) return;
  const short = known.filter((name) => !name.includes('/'));
  yield {
    code,
    path,
    what: 'value',
    message: `"${written}" is not ${noun}`,
    hint: didYouMean(
      written,
      known,
      known.length === 0 ? 'there is none' : `known: ${short.join(', ')}`,
    ),
  };
}

/** The context in which a scene is checked. */
export interface SceneCheckContext extends SceneContext {
  readonly names: SceneNames;
}

/** The names that a scene may use, by the place where they stand. */
export interface SceneNames {
  readonly who: AllowedNames;
  readonly message: AllowedNames;
  readonly task: AllowedNames;
  readonly end: AllowedNames;
  readonly page: AllowedNames;
  /** Everything that anybody can do. */
  readonly act: AllowedNames;
  /** The outcomes of a task. */
  readonly outcomeOf: (task: string) => AllowedNames;
}

export function sceneNames(vocabulary: SceneVocabulary, who: readonly string[]): SceneNames {
  const { messages, tasks, events, ends, pages } = vocabulary;
  const outcomes = [...new Set([...tasks.values()].flat())].filter(
    (one) => one !== 'silent' && one !== 'unasked',
  );
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

/** The outcome or event that a verb of a script stands for. */
export const outcomeOfVerb: Readonly<Record<string, string>> = {
  approve: 'approved',
  reject: 'rejected',
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
  recuse: 'recused',
  return: 'returned',
};

const verbsFor = (names: readonly string[]): readonly string[] =>
  Object.entries(outcomeOfVerb).flatMap(([verb, name]) => (names.includes(name) ? [verb] : []));
