import type { Diagnostic } from '../../../model/diagnostic.ts';
import { type PathDiagnostic, locate } from '../../source/source.ts';
import type { Library } from '../library.ts';
import { isPart } from '../part-runs.ts';
import { isNameAt } from '../written-part.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { checkDurations } from './durations.ts';
import { checkEndNames } from './end-names.ts';
import { checkExpressions } from './expressions.ts';
import { checkGivenValues } from './given-values.ts';
import { checkIds } from './ids.ts';
import { checkLabels } from './labels.ts';
import { checkNeededKeys } from './needed-keys.ts';
import { checkOutcomeNames } from './outcome-names.ts';
import { checkPromises } from './promises.ts';
import { checkFlowReaders } from './flow-readers.ts';
import { checkReaders } from './readers.ts';
import { checkRecursion } from './recursion.ts';
import { checkReferences } from './references.ts';
import { checkReminders } from './reminders.ts';
import { checkRequests } from './requests.ts';
import { checkSeats } from './seats.ts';
import { checkShown } from './shown.ts';
import { checkSubjects } from './subjects.ts';
import { checkTemplateValues } from './template-values.ts';
import { checkToldClasses } from './told-classes.ts';
import { checkToldTerms } from './told-terms.ts';

/** Reports where one rule does not hold of a flow as it is written. */
export type FlowCheck = (flow: WrittenFlow, library: Library) => Iterable<PathDiagnostic>;

const checks: readonly FlowCheck[] = [
  checkIds,
  checkReferences,
  checkRecursion,
  checkGivenValues,
  checkSeats,
  checkNeededKeys,
  checkLabels,
  checkOutcomeNames,
  checkEndNames,
  checkTemplateValues,
  checkRequests,
  checkShown,
  checkSubjects,
  checkReaders,
  checkToldClasses,
  checkFlowReaders,
  checkToldTerms,
  checkPromises,
  checkDurations,
  checkReminders,
  checkExpressions,
];

/** Steps of one flow: more than any real flow has, few enough for quick checks and a small plan. */
const maxSteps = 300;

/** Diagnostics of one check; more would only bury the first. */
const maxDiagnostics = 50;

/** Checks a flow as it is written, before it is lowered. */
export function checkFlow(flow: WrittenFlow, library: Library): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const isOfPart = isPart(flow, library.parts);
  for (const one of flow.steps.length > maxSteps ? [checkStepCount] : checks) {
    const enough = found.length + maxDiagnostics;
    for (const diagnostic of one(flow, library)) {
      if (isOfPart && isNameAt(diagnostic.path, flow.source)) continue;
      found.push(locate(flow.source, diagnostic));
      if (found.length >= enough) break;
    }
  }
  return found;
}

const checkStepCount: FlowCheck = ({ steps }) => [
  {
    code: 'too-many-steps',
    path: steps[maxSteps]?.place.path ?? [],
    what: 'key',
    message: `the flow has ${steps.length} steps, ${maxSteps} are allowed`,
    hint: 'move some of them into parts and "run" these',
  },
];
