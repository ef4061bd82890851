import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { keysMisfit, readKeyMark, type KeysMisfit } from '../../platform/codec/key-mark.ts';
import { troubleDetailText } from '../../wording/trouble-detail.ts';
import type { Runner } from './runner.ts';
import type { ServerLog } from './server-log.ts';

/** Knows whether server and workers can read what the other encrypts. */
export interface WorkerKeys {
  /** Why they cannot; `undefined` when they can, or when nobody serves. */
  misfit(): Promise<KeysMisfit | undefined>;
}

interface WorkerKeysSetup {
  /** The names of all workers that serve now; `undefined` when they are not known. */
  readonly workers: () => Promise<readonly string[] | undefined>;
  readonly keys: PayloadKeys | undefined;
  readonly log: ServerLog;
}

const misfitLine =
  'payload keys do not fit, so no case is started and no answer taken; give server and workers the same TIDINGS_PAYLOAD_KEYS';
const rememberMs = 5_000;

/** Reads the keys of the workers from the names under which they ask Temporal for tasks. */
export const createWorkerKeys = ({ workers, keys, log }: WorkerKeysSetup): WorkerKeys => {
  let known: { readonly misfit: KeysMisfit | undefined; readonly until: number } | undefined;
  let logged: string | undefined;
  const tell = (found: KeysMisfit | undefined): void => {
    const misfit = found && troubleDetailText({ kind: 'keys', misfit: found }, 'en');
    if (misfit === logged) return;
    logged = misfit;
    if (misfit === undefined) log.info({}, 'the payload keys of server and workers fit again');
    else log.error({ misfit }, misfitLine);
  };
  return {
    async misfit() {
      if (known !== undefined && performance.now() < known.until) return known.misfit;
      const names = await workers();
      // While Temporal is away, nothing is known, and nothing can go wrong either.
      if (names === undefined) return known?.misfit;
      const misfit = names
        .map((name) => readKeyMark(name))
        .flatMap((mark) => (mark === undefined ? [] : (keysMisfit(keys, mark) ?? [])))[0];
      known = { misfit, until: performance.now() + rememberMs };
      tell(misfit);
      return misfit;
    },
  };
};

/** A runner that sends nothing while the keys do not fit: a case is started later, and an answer has to be sent again. */
export const withFittingKeys = (runner: Runner, keys: WorkerKeys): Runner => ({
  ...runner,
  start: async (start) => {
    if ((await keys.misfit()) !== undefined) throw new KeysMisfitError();
    return runner.start(start);
  },
  act: async (caseId, act) =>
    (await keys.misfit()) === undefined ? runner.act(caseId, act) : { kind: 'unavailable' },
  intervene: async (caseId, given) =>
    (await keys.misfit()) === undefined ? runner.intervene(caseId, given) : { kind: 'unavailable' },
  startOver: async (start, resume) => {
    if ((await keys.misfit()) !== undefined) throw new KeysMisfitError();
    return runner.startOver(start, resume);
  },
});

class KeysMisfitError extends Error {
  constructor() {
    super('payload keys of server and workers do not fit');
    this.name = 'KeysMisfitError';
  }
}
