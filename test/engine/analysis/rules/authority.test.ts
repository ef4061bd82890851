import { approvals } from '../../../../engine/analysis/rules/approvals.ts';
import { offers } from '../../../../engine/analysis/rules/offers.ts';
import { regrets } from '../../../../engine/analysis/rules/regrets.ts';
import type { Finding } from '../../../../engine/analysis/finding/finding.ts';
import { behaviourOfPlan } from '../../../../engine/steps/behaviour-of-plan.ts';
import {
  pass,
  type Behaviour,
  type FlowBehaviour,
} from '../../../../engine/behaviour/behaviour.ts';
import { splitCases } from '../../../../engine/analysis/cases/split-cases.ts';
import {
  fork,
  choose,
  mark,
  endEvent,
  flowOf,
  userTask,
  sequence,
  tell,
  wait,
  when,
} from '../../behaviour/written-behaviours.ts';
import { shippedPlan } from '../../../definitions/shipped.ts';

const inShort = ({ code, at, values, maybe }: Finding): string => {
  const step = 'step' in at ? at.step : '';
  return [
    `${code} at ${step}:`,
    'path' in values ? String(values.path) : '',
    ...(maybe ? [`(${maybe})`] : []),
  ].join(' ');
};

const foundIn = (flow: FlowBehaviour): readonly string[] => [
  ...new Set(
    splitCases(flow).flatMap((guardCase) =>
      [offers, approvals, regrets].flatMap((rule) => rule.monitor(guardCase).map(inShort)),
    ),
  ),
];

const offer = tell('told', 'offer');
const regret = tell('sorry', 'regret');
const no = sequence(regret, endEvent('rejected'));
const reach = userTask('reach', { reached: pass }, { type: 'work' });
const undecided = sequence(tell('later', 'decision-status'), endEvent('undecided'));
const done = userTask('done', { done: pass, silent: undecided }, { type: 'work' });
const report = (branches: Readonly<Record<string, Behaviour>>) =>
  userTask('report', branches, { type: 'work' });

/** An approval that ends the case unless it is given. */
const approve = (step: string, branches: Readonly<Record<string, Behaviour>> = {}) =>
  userTask(step, { approved: pass, rejected: no, silent: undecided, ...branches });

const anew = (step: string, other: string, branches: Readonly<Record<string, Behaviour>> = {}) => ({
  ...approve(step, branches),
  about: { of: 'decision' as const, step: other },
});

const words = (step: string, branches: Readonly<Record<string, Behaviour>> = {}) => ({
  ...approve(step, branches),
  about: { of: 'text' as const },
});

const about = (other: string, branches: Readonly<Record<string, Behaviour>> = {}) => ({
  ...approve('about', branches),
  about: { of: 'step' as const, step: other },
});

const asks = (step: string, who: string, branches: Readonly<Record<string, Behaviour>>) =>
  userTask(step, branches, { type: 'form', windows: [{ to: [who], within: { ms: 1 } }] });

// prettier-ignore
test.each<readonly [string, readonly Behaviour[], readonly string[]]>([
  ['an offer after its approval is right', [approve('group'), offer], []],
  ['and after two', [approve('department'), approve('group'), offer], []],
  ['an offer that nobody has approved is not', [offer], ['offer-unapproved at told: told']],
  ['nor one before its approval', [offer, approve('group')], ['offer-unapproved at told: told', 'approval-after-offer at group: told > group']],
  ['nor one between two approvals', [approve('department'), offer, approve('group')], ['approval-after-offer at group: department approved > told > group']],
  ['nor one on a way around the approval', [when('ask', 'case.score < 80', approve('group')), offer], ['offer-unapproved at told: told']],
  ['but one that is guarded as its approval is, is right', [when('ask', 'case.score < 80', approve('group')), when('give', 'case.score < 80', offer)], []],
  ['and one that waits for the outcome', [approve('group', { rejected: pass, silent: pass }), when('give', "group.outcome == 'approved'", offer)], []],
  ['a condition that cannot be decided leaves it in doubt', [when('ask', 'told.sentAt == told.sentAt', approve('group')), offer], ['offer-unapproved at told: told (condition)']],
  ['work that is done is no approval', [userTask('call', { done: pass }, { type: 'work' }), offer], ['offer-unapproved at told: told']],
  ['nor is the yes of the candidate', [userTask('group', { approved: pass, rejected: no, silent: undecided }, { windows: [{ to: ['boss'], within: { ms: 1 } }, { to: ['candidate'], within: { ms: 1 } }] }), offer], ['offer-unapproved at told: group approved > told']],
  ['silence is none either', [approve('group', { silent: pass }), offer], ['offer-by-silence at group: group silent > told']],
  ['also when it takes the way of a yes', [approve('group', { silent: offer, approved: offer })], ['offer-by-silence at group: group silent > told']],
  ['unless somebody else approves anew', [approve('department', { silent: pass }), anew('group', 'department'), offer], []],
  ['but not when somebody else approves something of their own after it', [approve('department', { silent: pass }), approve('group'), offer], ['offer-by-silence at department: department silent > group approved > told']],
  ['nor after a no', [approve('department', { rejected: pass }), approve('group'), offer], ['offer-after-no at told: ']],
  ['which is lifted by whoever decides it anew', [approve('department', { rejected: pass }), anew('group', 'department'), offer], []],
  ['or decides anew what was decided anew', [approve('department', { rejected: anew('group', 'department', { rejected: anew('last', 'group') }) }), offer], []],
  ['in turn or at once', [approve('department', { rejected: anew('group', 'department', { rejected: anew('last', 'department') }) }), offer], []],
  ['until one of them says no', [approve('department', { rejected: sequence(anew('group', 'department'), anew('last', 'department', { rejected: pass })) }), offer], ['offer-after-no at told: ']],
  ['an approval of the wording is none of the offer', [words('wording', { rejected: pass }), offer], ['offer-unapproved at told: wording approved > told']],
  ['and its no stands in no way', [approve('group'), words('wording', { rejected: pass }), offer], []],
  ['but not when somebody else has approved before', [approve('department'), approve('group', { silent: pass }), offer], ['offer-by-silence at group: department approved > group silent > told']],
  ['a no is not lifted by silence that counts as a yes', [approve('department', { rejected: pass }), userTask('group', { approved: pass, rejected: no }, { silent: { as: 'approved', behaviour: pass } }), offer], ['offer-after-no at told: ', 'offer-by-silence at group: department approved > group silent > told']],
  ['an approval beside the line may come too late', [approve('department'), fork(approve('group')), offer], ['approval-after-offer at group: department approved > told']],
  ['an offer beside the line needs its approval too', [fork(wait, offer), approve('group')], ['offer-unapproved at told: told', 'approval-after-offer at group: told', 'offer-after-no at told:  (beside)', 'offer-by-silence at group: group unasked > told (beside)']],
  ['an approval is over when a longer wait is, but may have been a no', [fork(approve('group')), wait, wait, offer], ['offer-after-no at told:  (beside)', 'offer-by-silence at group: group silent > told (beside)']],
  ['and may have one of its own', [fork(approve('group'), offer), wait], []],
  ['an offer may be corrected, and approved anew', [approve('group'), offer, tell('oops', 'correction', { undelivered: reach }), approve('again'), tell('second', 'offer')], []],
  ['but one that cannot be delivered corrects nothing', [approve('group'), offer, tell('oops', 'correction'), approve('again'), tell('second', 'offer')], ['approval-after-offer at again: group approved > told > oops > again']],
  ['an offer that nobody received was made all the same', [approve('group'), tell('told', 'offer', { undelivered: approve('call') })], ['approval-after-offer at call: group approved > told > call']],
  ['a regret by a person is right', [approve('group', { rejected: no })], []],
  ['a regret by the score alone is not', [choose('by-score', { 'case.result.match < 60': no }, approve('group'))], ['rejection-by-score at by-score: sorry']],
  ['nor in the other branch', [choose('by-score', { 'case.result.match >= 60': approve('group') }, no), when('later', 'case.result.match < 60', pass)], ['rejection-by-score at by-score: sorry']],
  ['nor when only the candidate was asked', [asks('form', 'candidate', { answered: pass }), when('no', 'case.result.match < 60', no)], ['rejection-by-score at no: sorry']],
  ['nor where nobody has answered, and the score decides behind the silence', [approve('group', { silent: when('no', 'case.result.match < 60', no) }), when('ends', "group.outcome == 'silent'", undecided), offer], ['rejection-by-score at no: group silent > sorry']],
  ['nor where it spares some, and the others hear a no', [approve('group', { silent: sequence(when('spared', 'case.result.match > 60', undecided), no) }), offer], ['rejection-by-score at spared: group silent > sorry']],
  ['nor where silence counts as a no, and then the score decides', [approve('group', { rejected: choose('spared', { 'case.result.match > 60': undecided }, no), silent: choose('spared', { 'case.result.match > 60': undecided }, no) }), offer], ['rejection-by-score at spared: group silent > sorry']],
  ['but it may choose the words, or who hears of it, where silence is told to everybody as a no', [approve('group', { silent: sequence(when('word', 'case.result.match < 60', tell('word', 'notice', { to: 'boss' })), choose('words', { 'case.result.match < 60': tell('curt', 'regret') }, regret), endEvent('rejected')) }), offer], ['regret-by-silence at group: ']],
  ['and who is asked behind silence', [approve('group', { silent: choose('who', { 'case.result.match < 60': anew('one', 'group', { silent: no }) }, anew('other', 'group', { silent: no })) }), offer], ['regret-by-silence at one: ', 'regret-by-silence at other: ']],
  ['and decide once somebody has said no', [approve('group', { silent: anew('other', 'group', { rejected: choose('spared', { 'case.result.match > 60': undecided }, no) }) }), offer], []],
  ['an answer that the candidate has filled in decides no better', [asks('form', 'candidate', { answered: pass }), when('no', "form.answers.visa == 'none'", no), approve('group'), offer], ['rejection-by-score at no: sorry (condition)']],
  ['nor one that they have chosen', [asks('form', 'candidate', { can: pass, cannot: no }), approve('group'), offer], ['rejection-by-score at form: form cannot > sorry']],
  ['but it may lead everybody to the same no', [asks('form', 'candidate', { can: no, cannot: no })], []],
  ['but it may depend on the score whether a person is asked', [when('by-score', 'case.result.match < 60', approve('group'))], []],
  ['what a person has sorted out leaves it to the facts', [asks('sort', 'recruiter', { fit: pass, silent: undecided }), when('no', 'case.result.match < 60', no)], ['rejection-by-score at no: sort fit > sorry']],
  ['but what a person has answered may be told by facts that lead to it', [asks('sort', 'recruiter', { fit: pass, unfit: pass, silent: undecided }), when('no', "sort.outcome == 'unfit' && case.result.match < 60", no)], []],
  ['nor does work that was done, or whose silence is the no', [report({ done: pass, silent: no }), when('no', 'case.result.match < 60', no), approve('group'), offer], ['rejection-by-score at no: report done > sorry']],
  ['nor work in whose own steps the score decides', [report({ done: when('no', 'case.result.match < 60', no), silent: pass }), approve('group'), offer], ['rejection-by-score at no: report done > sorry']],
  ['nor is the silence of whoever was to report what decides', [report({ fine: sequence(approve('group'), offer, endEvent('told')), poor: pass, silent: pass }), when('no', 'case.result.match < 60', no), approve('later'), offer], ['rejection-by-score at no: report silent > sorry']],
  ['nor is a regret right behind a yes', [approve('group'), no], ['regret-after-yes at sorry: ']],
  ['nor behind work that was done since', [approve('group'), done, no], ['regret-after-yes at sorry: ']],
  ['nor before', [done, approve('group'), no], ['regret-after-yes at sorry: ']],
  ['nor behind a report of which nothing comes but the regret', [approve('group'), report({ reached: no, missed: sequence(mark('missed'), no), silent: undecided })], ['regret-after-yes at sorry: ']],
  ['nor behind one that only leads to more work', [approve('group'), report({ reached: pass, missed: done, silent: undecided }), no], ['regret-after-yes at sorry: ']],
  ['but one that a report leads to is', [approve('group'), report({ fine: pass, poor: no, silent: undecided }), offer], []],
  ['also where the other report leads around it', [approve('group'), report({ fine: sequence(offer, endEvent('told')), poor: pass, silent: undecided }), no], []],
  ['and where it is all that can be reported', [approve('group'), report({ poor: no, silent: pass }), offer], []],
  ['and where silence lets the offer leave instead', [approve('group'), report({ poor: pass, silent: sequence(offer, endEvent('told')) }), no], []],
  ['and where others are asked in one of its branches', [approve('group'), report({ fine: approve('director'), poor: pass, silent: undecided }), no], ['regret-after-yes at sorry: ']],
  ['and one that a condition over a report leads to', [approve('group'), report({ fine: pass, poor: pass, silent: undecided }), when('no', "report.outcome == 'poor'", no), offer], []],
  ['unless it leads to the regret whatever it reads', [approve('group'), report({ fine: pass, poor: pass, silent: undecided }), choose('either', { "report.outcome == 'poor'": no }, no)], ['regret-after-yes at sorry: ']],
  ['a report decides nothing that is made beside', [approve('group'), fork(report({ fine: pass, poor: pass, silent: pass })), no], ['regret-after-yes at sorry: ']],
  ['nor does one of the candidate', [approve('group'), asks('form', 'candidate', { early: pass, late: no, silent: undecided }), offer], ['regret-after-yes at sorry: ']],
  ['nor one that the system asks for', [approve('group'), tell('later', 'decision-status', { undelivered: sequence(userTask('system.undelivered/reach', { reached: pass, missed: endEvent('lost') }, { type: 'work' }), no) }), offer], ['regret-after-yes at sorry: ']],
  ['a no is lifted by the yes of whom it has been put to', [approve('group', { rejected: sequence(anew('again', 'group'), no) }), offer], ['regret-after-yes at sorry: ']],
  ['but not by that of somebody who was asked something else', [approve('group', { rejected: sequence(approve('other'), no) }), offer], []],
  ['nor by that of a wording', [approve('group', { rejected: sequence(words('wording'), no) }), offer], []],
  ['of two noes both have to be lifted', [approve('one', { rejected: pass }), approve('two', { rejected: sequence(anew('again', 'two'), no) })], ['regret-after-yes at sorry: ']],
  ['a no to the wording is none to the candidate', [words('wording', { rejected: no }), approve('group'), offer], ['rejection-by-score at wording: wording rejected > sorry']],
  ['nor where a condition reads it', [words('wording', { rejected: pass }), when('reads', "wording.outcome == 'rejected'", no), approve('group'), offer], ['rejection-by-score at reads: wording rejected > sorry']],
  ['nor behind a yes', [approve('group'), words('wording', { rejected: no }), offer], ['regret-after-yes at sorry: ']],
  ['but a no to an intent that was told is', [approve('group'), tell('meant', 'intent'), about('meant', { rejected: no }), offer], []],
  ['and its yes is none to the offer', [tell('meant', 'intent'), about('meant'), offer], ['offer-unapproved at told: about approved > told']],
  ['and so is silence', [approve('group', { silent: sequence(approve('again'), no) }), offer], ['regret-after-yes at sorry: ']],
  ['and a doubt', [report({ fine: pass, poor: sequence(approve('again'), no), silent: undecided }), approve('group'), offer], ['regret-after-yes at sorry: ']],
  ['until somebody says no again', [approve('group', { rejected: sequence(anew('again', 'group'), anew('last', 'group', { rejected: pass }), when('no', "last.outcome == 'rejected'", no)) }), offer], []],
  ['also where a condition reads it', [approve('group', { rejected: anew('again', 'group') }), when('no', "group.outcome == 'rejected'", no), offer], ['regret-after-yes at sorry: ']],
  ['as of a report that is read, by whom is asked because of it', [report({ fine: pass, poor: approve('again'), silent: undecided }), when('no', "report.outcome == 'poor'", no), approve('group'), offer], ['regret-after-yes at sorry: ']],
  ['but not where both were asked and either no counts', [approve('first', { rejected: pass }), approve('second', { rejected: pass }), when('no', "first.outcome == 'rejected' || second.outcome == 'rejected'", no), offer], []],
  ['nor by the yes of one who was asked before it', [fork(approve('early', { rejected: pass, silent: pass })), approve('group', { approved: endEvent('over'), rejected: sequence(wait, no) })], []],
  ['a flow that does nothing but tell a regret has been decided by whoever starts it', [regret], []],
])('%s', (_sentence, shapes, findings) => {
  expect(foundIn(flowOf(...shapes))).toEqual(findings);
});

test('a handler may make no offer that nobody has approved, at whatever moment it begins', () => {
  const flow = {
    ...flowOf(approve('group'), wait),
    on: { renewed: sequence(offer, endEvent('renewed')) },
  };
  expect(foundIn(flow)).toEqual([
    'offer-unapproved at told: renewed > told',
    'offer-after-no at told: ',
    'offer-by-silence at group: group silent > renewed > told',
  ]);
});

test.each(['basic-instant', 'core-transparent', 'urgent-fast-track'])(
  'nothing is wrong in %s',
  (flow) => {
    expect(foundIn(behaviourOfPlan(shippedPlan(flow)))).toEqual([]);
  },
);
