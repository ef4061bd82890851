import type { Request } from 'express';
import { principalOf } from '../http/keys.ts';
import type { ServerServices } from '../services/services.ts';

/** What is not about a case that whoever asks does not find. */
export async function found<About extends { readonly case?: string }>(
  { keys }: Pick<ServerServices, 'keys'>,
  request: Request,
  all: readonly About[],
): Promise<readonly About[]> {
  const ids = all.flatMap(({ case: id }) => id ?? []);
  const hidden = await keys.hidden.among(principalOf(request), ids);
  return all.filter(({ case: id }) => id === undefined || !hidden.has(id));
}
