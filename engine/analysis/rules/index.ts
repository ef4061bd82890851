import { apologies } from './apologies.ts';
import { approvals } from './approvals.ts';
import { givenValues } from './given-values.ts';
import { conditions } from './conditions.ts';
import { ends } from './ends.ts';
import { escalations } from './escalations.ts';
import { limits } from './limits.ts';
import { longWaits } from './long-waits.ts';
import { noAnswer } from './no-answer.ts';
import { offers } from './offers.ts';
import { oneTruth } from './one-truth.ts';
import { promisesOfPacks } from './pack-promises.ts';
import { openIntents } from './open-intents.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { promises } from './promises.ts';
import { quorums } from './quorums.ts';
import { regrets } from './regrets.ts';
import { reportedOutcomes } from './reported-outcomes.ts';
import { routedRegrets } from './routed-regrets.ts';
import { routedSilences } from './routed-silences.ts';
import type { Rule } from './rule.ts';
import { sameApprovers } from './same-approvers.ts';
import { offerTerms } from './shown-fields.ts';
import { silentRegrets } from './silent-regrets.ts';
import { silence } from './silence.ts';
import { undecided } from './undecided.ts';
import { unseenTerms } from './unseen-terms.ts';
import { windows } from './windows.ts';
import { withdrawal } from './withdrawal.ts';

/** The one place where a rule is registered. */
export const rules: readonly Rule[] = [
  noAnswer,
  withdrawal,
  promises,
  silence,
  windows,
  longWaits,
  promisesOfPacks,
  oneTruth,
  openIntents,
  approvals,
  offers,
  regrets,
  routedRegrets,
  silentRegrets,
  routedSilences,
  undecided,
  apologies,
  ends,
  reportedOutcomes,
  people,
  escalations,
  quorums,
  sameApprovers,
  givenValues,
  offerTerms,
  unseenTerms,
  conditions,
  packs,
  limits,
];
