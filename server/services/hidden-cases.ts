import { casesOfPlans } from '../../store/cases-of-plans.ts';
import { findListedCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { plansWithReaders, type PlanWithReaders } from '../../store/pins.ts';
import { may } from '../access/may.ts';
import type { KeyPrincipal } from '../access/principal.ts';
import type { Right } from '../access/right.ts';

/** The cases that a key does not find, since only holders of some roles do: for it there are none of them. */
export interface HiddenCases {
  /** Whether this right is of no use in a case, because for whoever asks there is none. */
  hides(reader: KeyPrincipal, right: Right, caseId: string): Promise<boolean>;
  /** Hashes of the plans of such cases. */
  plans(reader: KeyPrincipal): Promise<readonly string[]>;
  /** Flows of which there ever was such a plan. */
  flows(reader: KeyPrincipal): Promise<ReadonlySet<string>>;
  /** Those of these cases that it does not find. */
  among(reader: KeyPrincipal, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export const createHiddenCases = (store: Store): HiddenCases => {
  const hiddenFrom = async (reader: KeyPrincipal): Promise<readonly PlanWithReaders[]> =>
    (await plansWithReaders(store)).filter(({ readers }) => !reads(reader, readers));
  const plans = async (reader: KeyPrincipal) => (await hiddenFrom(reader)).map(({ hash }) => hash);
  return {
    plans,
    flows: async (reader) => new Set((await hiddenFrom(reader)).map(({ flow }) => flow)),
    among: async (reader, ids) => casesOfPlans(store, ids, await plans(reader)),
    hides: async (reader, right, caseId) => {
      const hidden = await hiddenFrom(reader);
      if (hidden.length === 0) return false;
      const plan = (await findListedCase(store, caseId))?.plan;
      const found = hidden.find(({ hash }) => hash === plan);
      return found !== undefined && !may(reader, right, caseId, found);
    },
  };
};

/** Whatever a key may do, it finds for it what it may find at all. */
const reads = (reader: KeyPrincipal, readers: PlanWithReaders['readers']): boolean =>
  reader.rights.some((right) => may(reader, right, undefined, { readers }));
