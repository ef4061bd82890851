/** A mutant: one place of the sources, written otherwise. */
export interface Mutant {
  readonly title: string;
  /** The part that it changes; both hosts share the interpreter. */
  readonly part: 'interpreter' | 'running host' | 'rehearsal';
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

type MutationRow = readonly [title: string, file: string, from: string, to: string];

const interpreter: readonly MutationRow[] = [
  [
    'the deadline is that of the last reminder',
    'engine/steps/task.ts',
    'step: id, until: deadline, ready: over',
    'step: id, until: reminders.at(-1) ?? deadline, ready: over',
  ],
  [
    'a late answer is accepted',
    'engine/interpreter/review-answer.ts',
    'now >= state.deadline || asked.every(([rung]) => rung !== state.rung)',
    'asked.every(([rung]) => rung > state.rung)',
  ],
  [
    'a reminder comes after the decision',
    'engine/steps/task.ts',
    "if (woken === 'ready') return;",
    "if (woken === 'ready' && until < 0) return;",
  ],
  [
    'reminders go also to those who have answered',
    'engine/interpreter/create-task-book.ts',
    'said.person === person)',
    "said.person === '')",
  ],
  [
    'the last level of an escalation chain is lost',
    'engine/steps/task.ts',
    'return [first, ...levels];',
    'return [first, ...levels.slice(0, -1)];',
  ],
  [
    'silence is put on record as a no',
    'engine/interpreter/create-task-book.ts',
    "this.unreachable === 'unasked' ? 'unasked' : 'silent'",
    "this.unreachable === 'unasked' ? 'unasked' : 'rejected'",
  ],
  [
    'people of an earlier level may answer for a later one',
    'engine/interpreter/review-answer.ts',
    'now >= state.deadline || asked.every(([rung]) => rung !== state.rung)',
    'now >= state.deadline',
  ],
  [
    'a quorum is off by one',
    'engine/people/seats.ts',
    'if (approved >= need) return',
    'if (approved > need) return',
  ],
  [
    'anybody who is asked may fill any seat',
    'engine/people/seats.ts',
    'if (visited.has(seat) || !seat.people.includes(who)) continue;',
    'if (visited.has(seat)) continue;',
  ],
  [
    'an end keeps the backstops',
    'engine/interpreter/create-step-context.ts',
    "scheduler.stop(['main', 'backstop', 'until-end']);",
    "scheduler.stop(['main', 'until-end']);",
  ],
  [
    'an end that stops what runs beside forgets what is on its way',
    'engine/interpreter/create-step-context.ts',
    "scheduler.stop(['awaited']);\n        messages.cancelAtEnd();",
    "scheduler.stop(['awaited']);",
  ],
  [
    'a withdrawal stops an offer that is on its way',
    'engine/interpreter/create-message-tracker.ts',
    '!isAnswer(message.class) && sentAt <',
    'sentAt <',
  ],
  [
    'a backstop comes after the answer',
    'engine/interpreter/create-message-tracker.ts',
    "fate.fate === 'accepted' ||\n  (fate.fate",
    "fate.fate === 'unknown' ||\n  (fate.fate",
  ],
  [
    'a status is not dropped when an outcome leaves',
    'engine/interpreter/create-message-tracker.ts',
    'isOvertakenByOutcome(waiting.class) &&',
    "waiting.class === 'survey' &&",
  ],
  [
    'a withdrawal leaves what runs beside',
    'engine/interpreter/apply.ts',
    "scheduler.stop(['main', 'awaited', 'delivery', 'until-end', 'backstop']);",
    "scheduler.stop(['main', 'delivery', 'until-end', 'backstop']);",
  ],
  [
    'business days are counted one too many',
    'engine/time/deadline.ts',
    'workingDayAfter(day, days, table)',
    'workingDayAfter(day, days + 1, table)',
  ],
];

const host: readonly MutationRow[] = [
  [
    'a message is sent twice',
    'workflows/host.ts',
    'box.messages = [...box.messages, message];',
    'box.messages = [...box.messages, message, { ...message, id: `${message.id}+` }];',
  ],
  [
    'a drop is not honoured',
    'workflows/retries.ts',
    'scopes.get(id)?.cancel();',
    'scopes.get(`${id}?`)?.cancel();',
  ],
  [
    'the delivery outcome of a message that was stopped is lost',
    'workflows/retries.ts',
    "if (result.fate === 'dropped' && draining) return;",
    "if (result.fate === 'dropped') return;",
  ],
  [
    'timers are a minute late',
    'workflows/timers.ts',
    'Math.max(1, until - now)',
    'Math.max(1, until - now) + 60_000',
  ],
  [
    'timers go off at half their time, and say that it was all of it',
    'workflows/timers.ts',
    'Math.max(1, until - now)',
    'Math.max(1, (until - now) / 2)',
  ],
  [
    'who has been found for a level is taken for those asked first',
    'workflows/outbox.ts',
    '    rung,\n    seats: seats[index]',
    '    rung: 0,\n    seats: seats[index]',
  ],
  [
    'a message that was refused for now is given up',
    'workflows/outbox.ts',
    "if (result.fate !== 'later' || dispatcher.deliver(message, result.refused)) return inputs;\n    return [...inputs, deliveryInput(message.id, { fate: 'dropped' })];",
    "if (result.fate !== 'later') return inputs;\n    return [...inputs, deliveryInput(message.id, { fate: 'refused', reason: 'refused' })];",
  ],
  [
    'an outcome that was lost is sent again',
    'worker/mail/smtp-result.ts',
    "{ kind: 'unknown', reason: 'the connection",
    "{ kind: 'temporary', reason: 'the connection",
  ],
  [
    'acts are worked off by a clock that is a minute slow',
    'workflows/turns.ts',
    'const at = clock.at(recorded);',
    'const at = clock.at(recorded) - 60_000;',
  ],
  [
    'of the people of a role, only the first is found',
    'worker/activities/perform.ts',
    'await assignPeople(store, { case: id, task, round, rung, seats });\n  return seats;',
    'await assignPeople(store, { case: id, task, round, rung, seats });\n  return seats.map((one) => ({ ...one, people: one.people.slice(0, 1) }));',
  ],
];

const rehearsal: readonly MutationRow[] = [
  [
    'a refused message is tried again at once',
    'engine/simulation/simulated-activities.ts',
    'schedule(next < expires ? next : now(), priorities.result, () => tryAgain',
    'schedule(now(), priorities.result, () => tryAgain',
  ],
  [
    'stopped messages come back a turn later',
    'engine/simulation/simulated-activities.ts',
    "if (retrying.delete(id)) arrive([deliveryInput(id, { fate: 'dropped' })]);",
    'retrying.delete(id);',
  ],
  [
    'delivery outcomes come before seats',
    'engine/simulation/simulated-activities.ts',
    'ports.arrive(inputsOf(openings.map(assignSeats), messages, tryOnce)),',
    'ports.arrive([...inputsOf([], messages, tryOnce), ...openings.map(assignSeats)]),',
  ],
  [
    'whoever acts comes before what is due',
    'engine/simulation/event-queue.ts',
    'export const priorities = { result: 0, due: 1, scriptedAct: 2, response: 3 } as const;',
    'export const priorities = { result: 0, due: 3, scriptedAct: 1, response: 2 } as const;',
  ],
];

const mutantFrom =
  (part: Mutant['part']) =>
  ([title, file, from, to]: MutationRow): Mutant => ({ title, part, file, from, to });

/** A mutant that changes nothing: nothing may detect it. */
export const control: Mutant = {
  title: 'none',
  part: 'interpreter',
  file: 'engine/interpreter/execute.ts',
  from: 'The one interpreter',
  to: 'The one interpreter',
};

export const mutants: readonly Mutant[] = [
  ...interpreter.map(mutantFrom('interpreter')),
  ...host.map(mutantFrom('running host')),
  ...rehearsal.map(mutantFrom('rehearsal')),
];

/** Patterns of the unit tests that would detect a mutant which both hosts share. */
export const unitTests: Readonly<Record<Mutant['part'], readonly string[] | undefined>> = {
  interpreter: [
    'test/engine/language',
    'test/engine/simulation',
    'test/engine/people',
    'test/engine/time/deadline',
  ],
  'running host': undefined,
  rehearsal: ['test/engine/simulation'],
};
