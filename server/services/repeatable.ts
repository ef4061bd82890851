import { hashOf } from '../../store/canonical.ts';
import type { RepeatableRequest } from '../../store/starts.ts';

/** A request that its sender names by a key, so that it can be sent again: whether it is the same is known by its body. */
export const repeatableRequest = (
  caller: string | undefined,
  key: string,
  body: unknown,
): RepeatableRequest => ({ caller: caller ?? '', key, request: hashOf(body) });
