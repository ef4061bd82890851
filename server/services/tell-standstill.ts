import type { TroubleCode } from '../../wording/troubles.ts';
import type { Doctor } from './doctor.ts';
import type { ServerLog } from './server-log.ts';

/** Says in the log of a server that has just started that database and Temporal are not of one moment: a line for each sort, with its cases. */
export async function tellStandstill(
  doctor: Pick<Doctor, 'examine'>,
  log: ServerLog,
): Promise<void> {
  try {
    const troubles = await doctor.examine();
    for (const code of ofMoments) {
      const found = troubles.filter((trouble) => trouble.code === code);
      const cases = found.flatMap((trouble) => trouble.case ?? []);
      if (found.length > 0)
        log.error(
          { trouble: code, count: found.length, cases: cases.slice(0, mostNamed) },
          'database and Temporal are not of one moment; see tidings doctor',
        );
    }
  } catch (error) {
    log.warn({ err: error }, 'what stands still could not be found out at the start');
  }
}

const mostNamed = 20;

const ofMoments: readonly TroubleCode[] = [
  'database-older',
  'store-behind',
  'record-differs',
  'temporal-behind',
  'workflow-missing',
  'case-missing',
];
