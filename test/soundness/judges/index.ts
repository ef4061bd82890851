import type { Judge } from './record.ts';
import { answered } from './answered.ts';
import { approvalInTime } from './approval-in-time.ts';
import { askedAgain } from './asked-again.ts';
import { closesAtExpiry } from './closes-at-expiry.ts';
import { escalatesToOthers } from './escalates-to-others.ts';
import { expiryStated } from './expiry-stated.ts';
import { heardWithin } from './heard-within.ts';
import { intentTakenBack } from './intent-taken-back.ts';
import { momentsWritten } from './moments-written.ts';
import { noLifted } from './no-lifted.ts';
import { offerApproved } from './offer-approved.ts';
import { offerStands } from './offer-stands.ts';
import { oneOffer } from './one-offer.ts';
import { oneTruth } from './one-truth.ts';
import { openUntilExpiry } from './open-until-expiry.ts';
import { personAsked } from './person-asked.ts';
import { promisesKept } from './promises-kept.ts';
import { quorumReachable } from './quorum-reachable.ts';
import { regretAfterDoubt } from './regret-after-doubt.ts';
import { rejectionByPeople } from './rejection-by-people.ts';
import { scoreBehindSilence } from './score-behind-silence.ts';
import { seatsHeld } from './seats-held.ts';
import { hides } from './shown-words.ts';
import { silenceLifted } from './silence-lifted.ts';
import { showsTerms } from './terms-seen.ts';
import { sorryBeforeOutcome } from './sorry-before-outcome.ts';
import { undecidedBeforeOutcome } from './undecided-before-outcome.ts';
import { withdrawalNoted } from './withdrawal-noted.ts';

/** A judge, and the codes of the rules whose meaning it reads from records: a flow in which none of them is found never has a bad one. */
export interface SeatedJudge {
  readonly codes: readonly string[];
  readonly judge: Judge;
  /** It judges flows that keep this pack. */
  readonly pack?: string;
  /** It speaks of times, which hold only where nothing happens that is taken for granted not to. */
  readonly timed?: true;
}

export const judges: Readonly<Record<string, SeatedJudge>> = {
  answered: { codes: ['ghosted'], judge: answered },
  'withdrawal noted': { codes: ['withdrawal-unanswered'], judge: withdrawalNoted },
  'promises kept': {
    codes: ['promise-broken', 'promise-never', 'silence-broken'],
    judge: promisesKept,
    timed: true,
  },
  'offer approved': { codes: ['offer-unapproved'], judge: offerApproved },
  'silence lifted': { codes: ['offer-by-silence'], judge: silenceLifted },
  'no lifted': { codes: ['offer-after-no'], judge: noLifted },
  'approval in time': { codes: ['approval-after-offer'], judge: approvalInTime },
  'rejection by people': { codes: ['rejection-by-score'], judge: rejectionByPeople },
  'score behind silence': { codes: ['rejection-by-score'], judge: scoreBehindSilence },
  'one truth': { codes: ['offer-and-regret'], judge: oneTruth },
  'intent taken back': { codes: ['intent-left-open'], judge: intentTakenBack },
  'one offer': { codes: ['two-offers'], judge: oneOffer },
  'regret after doubt': { codes: ['regret-after-yes'], judge: regretAfterDoubt },
  'undecided before outcome': { codes: ['undecided-after-outcome'], judge: undecidedBeforeOutcome },
  'sorry before outcome': { codes: ['sorry-after-outcome'], judge: sorryBeforeOutcome },
  'asked again': { codes: ['undecided-after-no'], judge: askedAgain },
  'seats held': { codes: ['nobody-there'], judge: seatsHeld },
  'escalates to others': { codes: ['escalation-same'], judge: escalatesToOthers },
  'quorum reachable': { codes: ['quorum-unreachable'], judge: quorumReachable },
  'offer terms hidden': {
    codes: ['offer-term-shown'],
    judge: hides(['case.salary'], (c) => c !== 'intent' && c !== 'offer'),
  },
  'offer terms seen': {
    codes: ['offer-term-unseen', 'offer-unapproved', 'offer-by-silence', 'offer-after-no'],
    judge: showsTerms(['case.salary']),
  },
  'moments written': { codes: ['value-is-moment', 'value-not-moment'], judge: momentsWritten },
  'heard within 45 days': {
    codes: ['rule-broken', 'rule-never'],
    judge: heardWithin({ ms: 45 * 86_400_000 }),
    pack: 'ca-on',
    timed: true,
  },
  'expiry stated': { codes: ['expiry-missing'], judge: expiryStated, pack: 'cn' },
  'open until expiry': {
    codes: ['answer-cut-short'],
    judge: openUntilExpiry,
    pack: 'cn',
    timed: true,
  },
  'closes at expiry': { codes: ['answer-after-expiry'], judge: closesAtExpiry, pack: 'cn' },
  'offer stands': { codes: ['offer-taken-back'], judge: offerStands, pack: 'cn' },
  'person asked': { codes: ['person-missing'], judge: personAsked, pack: 'cn' },
  'assessment hidden': {
    codes: ['shown-in-class'],
    judge: hides(['case.review'], (c) => c === 'regret'),
    pack: 'cn',
  },
};
