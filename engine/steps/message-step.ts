import { requestStepOf } from '../model/request-step.ts';
import type { AnyKind } from './index.ts';

/** Whether a step asks by a message of its own, as it is written or in a plan. */
export const asksByMessage = ({ request }: Pick<AnyKind, 'request'>, step: object): boolean =>
  request !== undefined && request.key in step;

/** The id under which a step sends a message of the flow, where it sends one. */
export function messageStepOf(
  kind: Pick<AnyKind, 'request' | 'tells'>,
  step: object,
  id: string,
): string | undefined {
  if (asksByMessage(kind, step)) return requestStepOf(id);
  return kind.tells === true ? id : undefined;
}
