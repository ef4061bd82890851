import type { PathDiagnostic } from '../../source/source.ts';
import { asksByMessage, type WrittenFlow, type WrittenStep } from '../written-flow.ts';

/** What is about the message that asks stands beside one, and its time counts from it. */
export function* checkRequests({ steps }: WrittenFlow): Generator<PathDiagnostic> {
  for (const step of steps) {
    const { request } = step.kind;
    if (request === undefined) continue;
    const isAsked = asksByMessage(step);
    const keys = (isAsked ? request.excludes : request.about).filter((key) => key in step.fields);
    for (const key of keys) yield misplaced(step, key, request.key, isAsked);
  }
}

const misplaced = (
  { place: { path } }: WrittenStep,
  key: string,
  request: string,
  isAsked: boolean,
): PathDiagnostic => ({
  code: 'unknown-key',
  path: [...path, key],
  what: 'key',
  message: isAsked
    ? `"${key}" has no place beside "${request}": the time counts from when the message leaves`
    : `"${key}" is about the message that asks, and this step has none`,
  hint: isAsked ? `remove "${key}"` : `name its template under "${request}", or remove "${key}"`,
});
