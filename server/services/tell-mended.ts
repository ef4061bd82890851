import type { InterventionResult } from './intervention-result.ts';
import type { InterventionService } from './intervention-service.ts';

/** The same interventions, of which the doctor hears: what was found of a case that goes on, or is over, holds no more. */
export function tellMended(
  service: InterventionService,
  mended: (caseId: string) => void,
): InterventionService {
  const told = async (id: string, asked: Promise<InterventionResult>) => {
    const result = await asked;
    if (result.kind === 'done') mended(id);
    return result;
  };
  return {
    resume: (id, ...how) => told(id, service.resume(id, ...how)),
    resumeWithFact: (id, ...given) => told(id, service.resumeWithFact(id, ...given)),
    resumeFromJournal: (id, ...how) => told(id, service.resumeFromJournal(id, ...how)),
    close: (id, closing) => told(id, service.close(id, closing)),
  };
}
