import type { Store } from '../../store/database.ts';
import { findLostKeys, lossText, type KeyLosses } from '../../store/lost-keys.ts';
import type { ServerLog } from './server-log.ts';

/** Knows whether the keys of open cases open with the payload keys of the settings. */
export interface CaseKeyWatch {
  losses(): Promise<KeyLosses>;
}

const rememberMs = 15_000;

/** Says in one line of the log when that changes. */
export function createCaseKeyWatch(
  store: Pick<Store, 'db' | 'sealing'>,
  log: ServerLog,
): CaseKeyWatch {
  let known: { readonly losses: KeyLosses; readonly until: number } | undefined;
  let logged = '';
  return {
    async losses() {
      if (known !== undefined && performance.now() < known.until) return known.losses;
      const losses = await findLostKeys(store);
      known = { losses, until: performance.now() + rememberMs };
      const why = losses.lost.map(lossText).join('; ');
      if (why !== logged)
        if (why === '') log.info({}, 'the keys of all open cases open again');
        else log.error({ why }, lostLine);
      logged = why;
      return losses;
    },
  };
}

const lostLine =
  'open cases cannot be read; give server and workers the TIDINGS_PAYLOAD_KEYS that they had, behind the active one';
