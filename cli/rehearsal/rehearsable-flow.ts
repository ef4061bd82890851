import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { isError } from '../../engine/compiler/schema/compile-file.ts';
import type { StepOrigins } from '../../engine/compiler/flow/lower/lower-flow.ts';
import type { SceneContext } from '../../engine/compiler/scenes/vocabulary.ts';
import type { Directory, Texts } from '../../engine/model/definitions.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Setting } from '../../engine/simulation/run-scene.ts';

/** A flow with everything that its rehearsals need. */
export interface RehearsableFlow {
  readonly setting: Setting & { readonly people: Directory };
  readonly context: SceneContext;
  readonly origins: StepOrigins;
  readonly texts: Texts;
}

/** A compiled flow ready to be rehearsed, or the errors that prevent it. */
export function rehearsableFlow(
  flow: string,
  { flows, directory, caseSchema, calendars, diagnostics }: CompiledDefinitions,
): RehearsableFlow | { readonly diagnostics: readonly Diagnostic[] } {
  const compiled = flows.get(flow);
  if (compiled?.plan === undefined || directory === undefined || caseSchema === undefined)
    return { diagnostics: (compiled?.diagnostics ?? diagnostics).filter(isError) };
  const { plan, calendar = '', origins = new Map(), texts } = compiled;
  const who = [
    'candidate',
    ...Object.keys(directory.roles),
    ...directory.people.map((person) => person.id),
  ];
  return {
    setting: {
      // A rehearsal pins nothing, so it needs no hashes.
      plan: { ...plan, texts: '' },
      hash: '',
      people: directory,
      calendars: Object.fromEntries(calendars),
    },
    context: { plan, calendar, calendars, caseSchema, who },
    origins,
    texts: texts ?? { templates: {}, forms: {} },
  };
}
