import type { Finding } from '../../../../engine/analysis/finding/finding.ts';
import { oneTruth } from '../../../../engine/analysis/rules/one-truth.ts';
import { behaviourOfPlan } from '../../../../engine/steps/behaviour-of-plan.ts';
import {
  pass,
  type Behaviour,
  type FlowBehaviour,
} from '../../../../engine/behaviour/behaviour.ts';
import { splitCases } from '../../../../engine/analysis/cases/split-cases.ts';
import {
  fork,
  endEvent,
  flowOf,
  userTask,
  sequence,
  tell,
  wait,
  when,
} from '../../behaviour/written-behaviours.ts';
import { shippedPlan } from '../../../definitions/shipped.ts';

const inShort = ({ code, values, maybe }: Finding): string =>
  [`${code}:`, 'path' in values ? String(values.path) : '', ...(maybe ? [`(${maybe})`] : [])].join(
    ' ',
  );

const foundIn = (flow: FlowBehaviour): readonly string[] => [
  ...new Set(splitCases(flow).flatMap((guardCase) => oneTruth.monitor(guardCase).map(inShort))),
];

const offer = tell('offer', 'offer');
const regret = tell('regret', 'regret');
const status = tell('later', 'decision-status');
const reach = userTask('reach', { reached: pass }, { type: 'work' });
const oops = tell('oops', 'correction', { undelivered: reach });
const group = userTask('group', {
  approved: pass,
  rejected: sequence(regret, endEvent('rejected')),
});
const answer = userTask(
  'answer',
  { accepted: pass, declined: pass },
  {
    type: 'form',
    windows: [{ to: ['candidate'], within: { ms: 1 } }],
    since: { cel: 'offer.sentAt' },
  },
);
const { since: _since, ...form } = answer;
const filledIn = { ...answer, answers: [{ label: 'answered', behaviour: pass }] };
const another = tell('another', 'offer', { template: 'better-offer' });

// prettier-ignore
test.each<readonly [string, readonly Behaviour[], readonly string[]]>([
  ['yes on one way and no on the other is right', [group, offer], []],
  ['a regret after an offer contradicts it', [offer, regret], ['offer-and-regret: offer > regret']],
  ['and an offer after a regret', [regret, offer], ['offer-and-regret: regret > offer']],
  ['an intent is a yes as well', [tell('intent', 'intent'), regret], ['offer-and-regret: intent > regret']],
  ['an offer after its intent says the same', [tell('intent', 'intent'), offer], []],
  ['a correction sets it right', [offer, oops, regret], []],
  ['unless it cannot be delivered, and nobody is asked to reach them', [offer, tell('oops', 'correction', { undelivered: sequence(wait, reach) }), regret], ['offer-and-regret: offer > oops > regret']],
  ['a correction on one way only does not', [offer, when('maybe', 'case.passed', oops), regret], ['offer-and-regret: offer > regret']],
  ['a condition keeps them apart', [when('yes', 'case.passed', offer), when('no', '!case.passed', regret)], []],
  ['one that cannot be decided leaves it in doubt', [when('yes', 'a.sentAt == b.sentAt', offer), when('no', 'a.sentAt != b.sentAt', regret)], ['offer-and-regret: offer > regret (condition)']],
  ['an offer after "no decision yet" is right', [status, offer], []],
  ['so is "no decision yet" after nothing', [status, regret], []],
  ['the same offer twice says the same', [offer, tell('once-more', 'offer')], []],
  ['two different ones do not', [offer, another], ['two-offers: offer > another']],
  ['but after the answer to the first there may be another', [offer, answer, another], []],
  ['behind a form that nothing ties to it there may not', [offer, form, another], ['two-offers: offer > answer accepted > another']],
  ['nor behind one that can only be filled in', [offer, filledIn, another], ['two-offers: offer > answer answered > another']],
  ['a correction sets right what was told before it, and not what left after it', [fork(tell('oops', 'correction', { undelivered: sequence(wait, endEvent('over')) }), wait, regret), offer], ['offer-and-regret: oops > offer > regret']],
  ['the regret to somebody else is none of it', [offer, tell('told', 'regret', { to: 'recruiter' })], []],
  ['what is told beside behind a mail may come at any time', [fork(tell('first', 'decision-status'), regret), wait, offer], ['offer-and-regret: offer > regret (beside)', 'offer-and-regret: regret > offer (beside)']],
  ['of two that wait as long the one that waits first tells first', [fork(wait, regret), wait, offer], ['offer-and-regret: regret > offer']],
  ['and so does the one that waits less', [fork(wait, wait, regret), wait, offer], ['offer-and-regret: offer > regret']],
  ['beside the line nothing is told before it starts', [group, offer, fork(tell('guide', 'notice'))], []],
  ['one branch beside the line knows nothing of the other', [fork(userTask('call', { good: offer, bad: regret }))], []],
  ['when a mail bounces it is still one path', [tell('offer', 'offer', { undelivered: regret })], ['offer-and-regret: offer > regret']],
])('%s', (_sentence, shapes, findings) => {
  expect(foundIn(flowOf(...shapes))).toEqual(findings);
});

const withBackstop = (
  unless: string,
  behaviour: Behaviour,
  ...behaviours: readonly Behaviour[]
): FlowBehaviour => ({
  ...flowOf(...behaviours),
  backstops: [{ unless, after: { ms: 1 }, behaviour }],
});

// prettier-ignore
test.each<readonly [string, FlowBehaviour, readonly string[]]>([
  ['a handler after an offer may note the withdrawal', { ...flowOf(group, offer, wait), on: { withdrawn: sequence(tell('noted', 'notice'), endEvent('withdrew')) } }, []],
  ['it may not tell a regret', { ...flowOf(offer, wait), on: { withdrawn: sequence(regret, endEvent('withdrew')) } }, ['offer-and-regret: offer > withdrawn > regret']],
  ['a backstop unless there is an answer never contradicts one', withBackstop('answer', status, group, offer), []],
  ['a regret of a backstop contradicts the offer that comes after all', withBackstop('answer', regret, userTask('group', { approved: pass }, { windows: [{ to: ['boss'], within: { ms: 9 } }] }), offer), ['offer-and-regret: backstop > regret > offer (beside)']],
  ['but none comes where whoever decides has less time than it waits', withBackstop('answer', regret, userTask('group', { approved: pass }), offer), []],
  ['unless something else silences it, it contradicts also an earlier one', withBackstop('guide', regret, offer, wait), ['offer-and-regret: offer > backstop > regret (beside)']],
])('%s', (_sentence, flow, findings) => {
  expect(foundIn(flow)).toEqual(findings);
});

test.each(['basic-instant', 'core-transparent', 'urgent-fast-track'])(
  'nothing is wrong in %s',
  (flow) => {
    expect(foundIn(behaviourOfPlan(shippedPlan(flow)))).toEqual([]);
  },
);
