import type { Request } from 'express';
import type { Right } from '../access/right.ts';
import type { ServerServices } from '../services/services.ts';
import { principalOf } from './keys.ts';

/** Puts on the ledger what a key has changed. What has been done is not undone because it cannot be put there now: the case has it on record. */
export const recordUse = async (
  { keys, log }: Pick<ServerServices, 'keys' | 'log'>,
  request: Request,
  right: Right,
  caseId: string,
): Promise<void> => {
  const principal = principalOf(request);
  try {
    await keys.used(principal, right, caseId);
  } catch (error) {
    const about = { key: principal.name, right, case: caseId, err: error };
    log.error(about, 'what a key has done could not be put on the ledger');
  }
};
