import { isObject } from '../../../model/base.ts';
import { taskOfApology } from '../../../model/apology-step.ts';
import { taskOfRequest } from '../../../model/request-step.ts';
import type { PathDiagnostic, Source, ValuePath } from '../../source/source.ts';
import { valueAt } from '../../source/value-at.ts';
import type { LoweringResult } from '../lower/lower-flow.ts';

/** Where a step is written. */
export interface WrittenAt {
  readonly source: Source;
  readonly path: ValuePath;
}

export interface MessagePlace extends Pick<PathDiagnostic, 'path' | 'what'> {
  readonly source: Source;
}

/** The place of a step, or of the one whose message it is; the tasks that every plan has by itself are written nowhere. */
export function writtenStep(
  step: string | undefined,
  { origins }: Pick<LoweringResult, 'origins'>,
): WrittenAt | undefined {
  if (step === undefined) return undefined;
  const wanted = new Set([step, taskOfApology(step), taskOfRequest(step)]);
  for (const [{ id }, origin] of origins)
    if (wanted.has(id) && origin.source.file !== 'built-in') return origin;
  return undefined;
}

/** Where a step names the template of its message, or gives it values. */
export function messagePlace(
  { step, template, given }: NamedMessage,
  { source, path }: WrittenAt,
): MessagePlace {
  if (taskOfApology(step ?? '') !== undefined)
    return { source, path: [...path, 'escalate'], what: 'key' };
  const fields = valueAt(source, path);
  const keys = isObject(fields) ? Object.entries(fields) : [];
  const key = given ? 'with' : keys.find(([, value]) => value === template)?.[0];
  return key === undefined
    ? { source, path, what: 'key' }
    : { source, path: [...path, key], what: given ? 'key' : 'value' };
}

interface NamedMessage {
  readonly step?: string | undefined;
  readonly template?: string | undefined;
  readonly given?: boolean;
}
