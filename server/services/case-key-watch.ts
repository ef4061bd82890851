import type { Store } from '../../store/database.ts';
import { findLostKeys, lostKeysLine, type KeyLosses } from '../../store/lost-keys.ts';
import { lossesText } from '../../wording/lost-keys.ts';
import { remembered, type Remembered } from './remembered.ts';
import type { ServerLog } from './server-log.ts';

/** Knows whether the keys of open cases open with the payload keys of the settings. */
export interface CaseKeyWatch {
  readonly losses: Remembered<KeyLosses>;
}

const rememberMs = 15_000;

/** Says in one line of the log when that changes. */
export function createCaseKeyWatch(
  store: Pick<Store, 'db' | 'sealing'>,
  log: ServerLog,
): CaseKeyWatch {
  let logged = '';
  return {
    losses: remembered(async () => {
      const losses = await findLostKeys(store);
      const why = lossesText(losses.lost);
      if (why !== logged)
        if (why === '') log.info({}, 'the keys of all open cases open again');
        else log.error({ why }, lostKeysLine);
      logged = why;
      return losses;
    }, rememberMs),
  };
}
