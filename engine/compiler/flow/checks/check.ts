import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Library } from '../library.ts';
import { type Fault, placed } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { durations } from './durations.ts';
import { expressions } from './expressions.ts';
import { ids } from './ids.ts';
import { ignored } from './ignored.ts';
import { promises } from './promises.ts';
import { recursion } from './recursion.ts';
import { references } from './references.ts';
import { seats } from './seats.ts';
import { templateValues } from './template-values.ts';

/** One thing that must hold of a flow as it is written. */
export type Check = (flow: WrittenFlow, library: Library) => Iterable<Fault>;

const checks: readonly Check[] = [
  ids,
  references,
  recursion,
  ignored,
  seats,
  templateValues,
  promises,
  durations,
  expressions,
];

/** More than any real flow; keeps the checks and the plan small. */
const maxSteps = 300;

/** Of one check; more would only bury the first. */
const maxFaults = 50;

/** Everything that can be said of a flow before it is lowered. */
export function check(flow: WrittenFlow, library: Library): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const one of flow.steps.length > maxSteps ? [tooMany] : checks) {
    const enough = found.length + maxFaults;
    for (const fault of one(flow, library)) {
      found.push(placed(flow.source, fault));
      if (found.length >= enough) break;
    }
  }
  return found;
}

const tooMany: Check = ({ steps }) => [
  {
    code: 'too-many-steps',
    path: steps[maxSteps]?.place.path ?? [],
    what: 'key',
    message: `the flow has ${steps.length} steps, ${maxSteps} are allowed`,
    hint: 'move parts of it into flows of their own and "run" them',
  },
];
