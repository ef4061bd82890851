import { rules } from '../../engine/analysis/rules/index.ts';
import type { Entry, TaskType } from '../../engine/model/journal.ts';
import type { Message, MessageClass } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { judges } from './judges/index.ts';
import type { JudgedRecord } from './judges/record.ts';

// Every judge sees what its rule is about, in a record written by hand; and every rule that withholds a certificate has a judge.

type Happening = (seq: number) => Entry;

const entry =
  (fact: object): Happening =>
  (seq) =>
    ({ seq, at: seq, ...fact }) as Entry;
const ask = (task: string, by: readonly string[], type: TaskType, need = 1): Happening =>
  entry({ kind: 'opened', type, task, by, need, round: 1, expectedBy: 100 });
const approval = (task: string): Happening => ask(task, ['head'], 'decision');
const settled = (task: string, outcome: string): Happening =>
  entry({ kind: 'settled', task, outcome, round: 1, silent: outcome === 'silent' });
const seats = (task: string, rung: number, ...people: readonly (readonly string[])[]): Happening =>
  entry({
    kind: 'assigned',
    task,
    round: 1,
    rung,
    seats: people.map((one) => ({ seat: 'head', people: one })),
  });
const tell = (c: MessageClass, step: string = c): Happening =>
  entry({ kind: 'sent', message: step, step, template: step, class: c, to: { who: 'candidate' } });
const accepted = (message: string): Happening =>
  entry({ kind: 'accepted', message, acceptedAt: 0 });
const refused = (message: string): Happening =>
  entry({ kind: 'undelivered', message, fate: 'refused', reason: '' });
const ended = entry({ kind: 'ended', outcome: 'over' });
const taken = [tell('correction'), accepted('correction')];
const bounced = [tell('correction'), refused('correction')];
const withdrawn = entry({ kind: 'event', event: 'withdrawn', person: 'candidate' });

const offerStep = {
  kind: 'tell',
  id: 'offer',
  template: 'offer',
  with: { expires: { after: { ms: 50 } } },
};

/** A plan with an offer that stands for fifty milliseconds, and further steps. */
const planWith = (...steps: readonly object[]): Plan =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- judges read no more of a plan
  ({
    steps: [offerStep, ...steps],
    on: {},
    backstops: [],
    system: {},
    calendars: {},
    classes: { regret: 'regret', offer: 'offer', intent: 'intent' },
  }) as unknown as Plan;

const since = { cel: 'offer.sentAt' };
const answerStep = { kind: 'ask', id: 'answer', since, choices: [{ outcome: 'accepted' }] };
const otherAnswerStep = { ...answerStep, id: 'other' };
const formStep = { ...answerStep, choices: [{ outcome: 'answered' }] };

interface WrittenRecord {
  readonly entries: readonly Happening[];
  readonly plan?: Plan;
  readonly messages?: readonly object[];
  readonly passed?: readonly object[];
}

const record = ({
  entries,
  plan = planWith(),
  messages = [],
  passed = [],
}: WrittenRecord): JudgedRecord =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- judges read no more of a message and of a step
  ({
    entries: entries.map((happens, index) => happens(index + 1)),
    messages: messages as readonly Message[],
    passed,
    plan,
    facts: { lastInterviewAt: new Date(0).toISOString() },
    directory: { people: [], roles: { head: {} }, department: 'position.department' },
    words: {
      offer: '{{ expires | when }}',
      plain: '{{ expires }}',
      priced: '{{ case.salary }}',
      scored: '{{ case.review }}',
    },
  }) as unknown as JudgedRecord;

const yes = [approval('a'), settled('a', 'approved')];
const no = [approval('b'), settled('b', 'rejected')];
const silent = [approval('b'), settled('b', 'silent')];
const again = [approval('c'), settled('c', 'approved')];
const anew = { kind: 'approve', id: 'c', about: { of: 'decision', step: 'b' } };
const intentStep = { kind: 'tell', id: 'intent', template: 'intent' };
const aboutIntent = { kind: 'approve', id: 'b', about: { of: 'step', step: 'intent' } };
const aboutText = { kind: 'approve', id: 'b', about: { of: 'text' } };
const answerOf = (expectedBy: number): readonly Happening[] => [
  (seq) => ({ ...ask('answer', ['candidate'], 'form')(seq), expectedBy }) as Entry,
];
const answer = [ask('answer', ['candidate'], 'form'), settled('answer', 'accepted')];
const mail = (template: string, c: MessageClass, values: object = {}): object => ({
  id: template,
  step: template,
  template,
  class: c,
  to: { who: 'candidate' },
  with: values,
});
const form = {
  kind: 'ask',
  id: 'papers',
  who: 'candidate',
  arms: { cannot: [{ kind: 'tell', id: 'regret' }] },
};
const byAnswer = { kind: 'tell', id: 'regret', when: { cel: "papers.answers.visa == 'none'" } };
const knockedOut = [ask('papers', ['candidate'], 'form'), settled('papers', 'cannot')];
const bySilence = {
  kind: 'choose',
  id: 'choice',
  arms: [
    {
      when: { cel: 'case.score < 2.0' },
      steps: [{ kind: 'tell', id: 'regret', template: 'regret' }],
    },
  ],
  otherwise: [{ kind: 'end', id: 'over' }],
};
const regretStep = { kind: 'tell', id: 'regret', template: 'regret' };
const factChoice = {
  kind: 'choose',
  id: 'choice',
  arms: [{ when: { cel: 'case.score < 2.0' }, steps: [regretStep] }],
  otherwise: [],
};
const guardedRegret = { ...regretStep, when: { cel: 'case.score < 2.0' } };
const reported = [ask('w', ['head'], 'work'), settled('w', 'done')];
const work = { kind: 'todo', id: 'w', choices: [{ outcome: 'done' }], arms: { done: [] } };
const decidingWork = {
  ...work,
  choices: [{ outcome: 'done' }, { outcome: 'lost' }],
  arms: { done: [], lost: [{ kind: 'approve', id: 'again' }] },
};
const workOr = (...steps: readonly object[]) => ({ ...work, silent: { steps } });
const readRegret = { ...regretStep, when: { cel: "b.outcome == 'rejected'" } };
const secondLook = { kind: 'approve', id: 'b', arms: { rejected: [{ kind: 'approve', id: 'a' }] } };
const cancelled = (task: string): Happening => entry({ kind: 'cancelled', task, round: 1 });

// prettier-ignore
test.each<readonly [judge: string, right: WrittenRecord, wrong: WrittenRecord]>([
  ['answered', { entries: [tell('regret'), accepted('regret'), ended] }, { entries: [tell('regret'), refused('regret'), ended] }],
  ['withdrawal noted', { entries: [withdrawn, tell('notice'), accepted('notice')] }, { entries: [withdrawn, tell('status'), accepted('status')] }],
  ['promises kept', { entries: [entry({ kind: 'promise', promise: 0, kept: true, due: 1, by: 0 })] }, { entries: [entry({ kind: 'promise', promise: 0, kept: false, due: 1, by: 1 })] }],
  ['offer approved', { entries: [...yes, tell('offer')] }, { entries: [...silent, tell('offer')] }],
  ['offer approved', { entries: [...yes, tell('offer')] }, { entries: [approval('b'), settled('b', 'approved'), tell('offer')], plan: planWith(aboutText) }],
  ['silence lifted', { entries: [...silent, ...again, tell('offer')], plan: planWith(anew) }, { entries: [...silent, ...again, tell('offer')] }],
  ['no lifted', { entries: [...no, ...again, tell('intent')], plan: planWith(anew) }, { entries: [...yes, ...no, tell('intent')] }],
  ['no lifted', { entries: [...no, ...yes, tell('intent')], plan: planWith(aboutText) }, { entries: [...no, ...again, tell('intent')] }],
  ['intent taken back', { entries: [tell('intent'), ...no, tell('regret')], plan: planWith(intentStep, aboutIntent) }, { entries: [tell('intent'), ...no, tell('decision-status')], plan: planWith(intentStep, aboutIntent) }],
  ['intent taken back', { entries: [tell('intent'), ...no, withdrawn, tell('notice'), ended], plan: planWith(intentStep, aboutIntent) }, { entries: [tell('intent'), ...no, ended], plan: planWith(intentStep, aboutIntent) }],
  ['approval in time', { entries: [...yes, tell('offer'), ...taken, approval('b')] }, { entries: [...yes, tell('offer'), approval('b')] }],
  ['approval in time', { entries: [...yes, tell('offer')] }, { entries: [...yes, approval('b'), tell('offer')] }],
  ['rejection by people', { entries: [...no, tell('regret')], passed: [factChoice, regretStep] }, { entries: [tell('regret')], passed: [factChoice, regretStep] }],
  ['rejection by people', { entries: [...no, tell('regret')], passed: [factChoice, regretStep] }, { entries: [...no, tell('regret')], passed: [factChoice, regretStep], plan: planWith(aboutText) }],
  ['rejection by people', { entries: [...no, tell('regret')], passed: [guardedRegret] }, { entries: [tell('regret')], passed: [guardedRegret] }],
  ['rejection by people', { entries: [...knockedOut, ...no, tell('regret')], passed: [byAnswer] }, { entries: [...knockedOut, tell('regret')], passed: [byAnswer] }],
  ['rejection by people', { entries: [...no, ...knockedOut, tell('regret')], plan: planWith(form) }, { entries: [...knockedOut, tell('regret')], plan: planWith(form) }],
  ['score behind silence', { entries: [...silent, tell('regret')], passed: [{ id: 'b' }, { ...bySilence, otherwise: bySilence.arms[0]?.steps }, regretStep] }, { entries: [...silent, tell('regret')], plan: planWith(bySilence), passed: [{ id: 'b' }, bySilence, regretStep] }],
  ['score behind silence', { entries: [...silent, tell('regret')], plan: { ...planWith(regretStep), backstops: [bySilence] as never }, passed: [{ id: 'b' }, { ...bySilence, id: 'elsewhere', arms: [{ when: { cel: 'case.score < 2.0' }, steps: [] }] }, regretStep] }, { entries: [...silent, tell('regret')], plan: planWith(bySilence), passed: [{ id: 'b' }, bySilence, regretStep] }],
  ['score behind silence', { entries: [...silent, tell('regret')], passed: [{ id: 'b' }, regretStep] }, { entries: [...silent, tell('regret')], plan: planWith(guardedRegret), passed: [{ id: 'b' }, guardedRegret] }],
  ['one truth', { entries: [tell('offer'), ...taken, tell('regret')] }, { entries: [tell('offer'), tell('regret')] }],
  ['one truth', { entries: [tell('offer'), ...bounced, ask('reach', ['head'], 'work'), tell('regret')] }, { entries: [tell('offer'), ...bounced, tell('regret')] }],
  ['one truth', { entries: [tell('intent'), ...no, tell('regret')], plan: planWith(intentStep, aboutIntent) }, { entries: [tell('intent'), ...no, tell('regret')] }],
  ['one truth', { entries: [tell('regret'), refused('regret'), tell('offer')] }, { entries: [tell('regret'), tell('intent')] }],
  ['one offer', { entries: [tell('offer'), ...answer, tell('offer', 'other')], plan: planWith(answerStep) }, { entries: [tell('offer'), tell('offer', 'other')] }],
  ['one offer', { entries: [tell('offer'), ...answer, tell('offer', 'other')], plan: planWith(answerStep) }, { entries: [tell('offer'), ...answer, tell('offer', 'other')], plan: planWith(formStep) }],
  ['rejection by people', { entries: [...reported, tell('regret')], passed: [factChoice, regretStep], plan: planWith(decidingWork) }, { entries: [...reported, tell('regret')], passed: [factChoice, regretStep], plan: planWith(work) }],
  ['rejection by people', { entries: [...reported, tell('regret')], passed: [factChoice, workOr(offerStep), regretStep], plan: planWith(factChoice, workOr(offerStep), regretStep) }, { entries: [...reported, tell('regret')], passed: [workOr(regretStep), factChoice, regretStep], plan: planWith(workOr(regretStep), factChoice, secondLook) }],
  ['rejection by people', { entries: [...reported, tell('regret')], passed: [factChoice, regretStep], plan: planWith(decidingWork) }, { entries: [...reported, tell('regret')], passed: [factChoice, regretStep], plan: planWith({ ...decidingWork, arms: { done: [], lost: [{ kind: 'tell', template: 'regret' }] } }) }],
  ['regret after doubt', { entries: [...yes, ...no, tell('regret')] }, { entries: [...yes, tell('regret')] }],
  ['regret after doubt', { entries: [...no, ...again, tell('regret')] }, { entries: [...no, ...again, tell('regret')], plan: planWith(anew) }],
  ['regret after doubt', { entries: [...no, ...yes, tell('regret')], passed: [readRegret] }, { entries: [...no, ...again, tell('regret')], passed: [readRegret], plan: planWith(anew) }],
  ['regret after doubt', { entries: [...silent, ...again, tell('regret')] }, { entries: [...silent, ...again, tell('regret')], plan: planWith(anew) }],
  ['regret after doubt', { entries: [...yes, tell('intent'), ...no, tell('regret')], plan: planWith(intentStep, aboutIntent) }, { entries: [...yes, ...no, tell('regret')], plan: planWith(aboutText) }],
  ['regret after doubt', { entries: [...yes, ...reported, tell('regret')], plan: planWith(decidingWork) }, { entries: [...yes, ...reported, tell('regret')], plan: planWith(work) }],
  ['regret after doubt', { entries: [...yes, ...reported, tell('regret')], plan: planWith(decidingWork) }, { entries: [...yes, ...reported, tell('regret')], plan: planWith({ ...decidingWork, arms: { done: [], lost: [{ kind: 'end', id: 'e' }] } }) }],
  ['regret after doubt', { entries: [...yes, ...reported, tell('regret')], plan: planWith({ ...work, arms: { done: [regretStep] } }) }, { entries: [...reported, ...yes, tell('regret')], plan: planWith(decidingWork) }],
  ['regret after doubt', { entries: [...yes, ...reported, tell('regret')], plan: planWith(work), passed: [{ ...regretStep, when: { cel: "w.outcome == 'done'" } }] }, { entries: [...yes, ...silent, ...again, tell('regret')], plan: planWith(anew) }],
  ['undecided before outcome', { entries: [tell('decision-status'), tell('offer')] }, { entries: [tell('offer'), tell('decision-status')] }],
  ['sorry before outcome', { entries: [tell('status', 'a.late'), tell('offer')] }, { entries: [tell('offer'), tell('status', 'a.late-2')] }],
  ['asked again', { entries: [...no, tell('decision-status'), ...again, ended] }, { entries: [...no, tell('decision-status'), ended] }],
  ['seats held', { entries: [approval('a'), seats('a', 0, ['ann'])], plan: planWith({ kind: 'approve', id: 'a', by: ['head'] }) }, { entries: [approval('a'), seats('a', 0, [])], plan: planWith({ kind: 'approve', id: 'a', by: ['head'] }) }],
  ['escalates to others', { entries: [seats('a', 0, ['ann']), seats('a', 1, ['ann', 'bob'])] }, { entries: [seats('a', 0, ['ann']), seats('a', 1, ['ann'])] }],
  ['quorum reachable', { entries: [ask('a', ['head', 'owner'], 'decision', 2), seats('a', 0, ['ann'], ['ann', 'bob'])] }, { entries: [ask('a', ['head', 'owner'], 'decision', 2), seats('a', 0, ['ann'], ['ann'])] }],
  ['offer terms hidden', { entries: [], messages: [mail('plain', 'notice')] }, { entries: [], messages: [mail('priced', 'notice')] }],
  ['moments written', { entries: [], messages: [mail('offer', 'offer', { expires: { at: 1 } })] }, { entries: [], messages: [mail('plain', 'notice', { expires: { at: 1 } })] }],
  ['heard within 45 days', { entries: [tell('regret'), accepted('regret'), ended] }, { entries: [tell('regret'), (seq) => ({ ...accepted('regret')(seq), at: 4e9 }), ended] }],
  ['expiry stated', { entries: [tell('offer')], messages: [mail('offer', 'offer', { expires: { at: 1 } })] }, { entries: [tell('offer')], messages: [mail('offer', 'offer', { expires: { text: 'soon' } })] }],
  ['open until expiry', { entries: [tell('offer'), ...answerOf(51)] }, { entries: [tell('offer'), ...answerOf(50)] }],
  ['open until expiry', { entries: [tell('offer'), ...answerOf(51), withdrawn, cancelled('answer')] }, { entries: [tell('offer'), ...answerOf(51), cancelled('answer')] }],
  ['open until expiry', { entries: [tell('offer'), ...answerOf(60), ended], plan: planWith(answerStep) }, { entries: [tell('offer'), ended], plan: planWith(answerStep) }],
  ['open until expiry', { entries: [tell('offer'), ...answerOf(60), tell('regret'), ended], plan: planWith(otherAnswerStep) }, { entries: [tell('offer'), ...Array<Happening>(60).fill(approval('b')), ...answerOf(62), ended], plan: planWith(answerStep) }],
  ['open until expiry', { entries: [tell('offer'), ...answerOf(60), ended], plan: planWith(otherAnswerStep), passed: [{ ...otherAnswerStep, when: { cel: 'case.urgent' } }] }, { entries: [tell('offer'), ...answerOf(60), ended], plan: planWith(otherAnswerStep), passed: [otherAnswerStep] }],
  ['closes at expiry', { entries: [tell('offer'), accepted('offer'), ...Array<Happening>(60).fill(approval('b')), ...answerOf(63)] }, { entries: [tell('offer'), accepted('offer'), ...Array<Happening>(30).fill(approval('b')), ...answerOf(63)] }],
  ['closes at expiry', { entries: [tell('offer'), accepted('offer'), ...answerOf(52)] }, { entries: [tell('offer'), accepted('offer'), ...answerOf(53)] }],
  ['offer stands', { entries: [tell('offer'), ...answer, tell('correction')], plan: planWith(answerStep) }, { entries: [tell('offer'), tell('correction'), ...answer] }],
  ['person asked', { entries: [approval('b'), seats('b', 0, ['wei']), settled('b', 'silent'), tell('regret')] }, { entries: [...silent, tell('regret')] }],
  ['assessment hidden', { entries: [], messages: [mail('plain', 'regret')] }, { entries: [], messages: [mail('scored', 'regret')] }],
])('the judge of "%s" lets right ones pass, and sees what is wrong', (name, right, wrong) => {
  const judge = judges[name]?.judge;
  expect(judge?.(record(right))).toMatchObject({ armed: true, wrong: [] });
  expect(judge?.(record(wrong))).toMatchObject({ armed: true, wrong: [expect.any(String)] });
});

test('a withdrawal ends what is owed', () => {
  expect(judges['answered']?.judge(record({ entries: [withdrawn, ended] }))).toEqual({
    armed: false,
    wrong: [],
  });
});

test.each([
  ['a line that is late, whatever was decided there', 'c', []],
  ['those whom it asks itself', 'b', [expect.any(String)]],
])('a backstop that says that there is no decision speaks of %s', (_sentence, asked, wrong) => {
  const steps = [
    { kind: 'approve', id: asked },
    { kind: 'tell', id: 'decision-status' },
  ];
  const backstops = [{ unless: 'answer', after: { ms: 1 }, steps }];
  const plan = { ...planWith(), backstops } as Plan;
  const entries = [...no, tell('decision-status'), ended];
  expect(judges['asked again']?.judge(record({ entries, plan })).wrong).toEqual(wrong);
});

test('every rule that withholds a certificate has a judge, unless what it finds is not in records', () => {
  const codes = rules.flatMap(({ finds }) =>
    finds.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  );
  const judged = new Set(Object.values(judges).flatMap((one) => one.codes));
  expect([...new Set(codes)].filter((code) => !judged.has(code)).toSorted()).toEqual(
    notInRecords.toSorted(),
  );
});

/** They say that nothing could be proved, that a promise means nothing, that something is never taken, what comes before a case, or how cases differ. */
const notInRecords = [
  'beyond-horizon',
  'promise-unknown',
  'rejection-by-routing',
  'silence-by-routing',
  'silence-by-score',
  'start-unbounded',
  'too-wide',
  'unreachable-branch',
];
