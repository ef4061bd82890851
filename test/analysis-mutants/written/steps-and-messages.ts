import type { WrittenMutant } from '../mutant.ts';

const successors = 'engine/analysis/exploration/successors.ts';
const deliveryOutcomes = 'engine/analysis/exploration/delivery-outcomes.ts';
const lines = 'engine/analysis/exploration/lines.ts';
const plan = 'engine/steps/behaviour-of-plan.ts';
const arrival = 'engine/analysis/timing/latest-arrival.ts';
const messages = 'engine/model/message.ts';
const reached = 'engine/behaviour/reached-another-way.ts';

/** Of what stands about steps, results and messages. */
export const stepsAndMessages: readonly WrittenMutant[] = [
  [
    { clause: 'one that is later than now counts as now' },
    'every moment that a case carries lies in the past',
    'engine/analysis/timing/moments.ts',
    'cel === start?.after.cel;',
    "cel === start?.after.cel || cel.startsWith('case.');",
  ],
  [
    { clause: 'lines just begun first' },
    'whoever starts a line goes on before it',
    lines,
    "started(others, { ...line, todo, status: 'ready' })",
    "started(others, { ...line, todo, status: 'runs' })",
  ],
  [
    { clause: 'an answer that arrives at the deadline itself is too late' },
    'people can answer at the deadline itself',
    'engine/analysis/timing/task-times.ts',
    'answered: clock.times.justBefore(closes), isOpen: true',
    'answered: closes, isOpen: true',
  ],
  [
    { clause: 'with a `when` that does not hold it is skipped' },
    'no step is skipped',
    plan,
    "          { label: 'skipped', behaviour: pass },\n",
    '',
  ],
  [
    { clause: 'If its class answers or corrects, the line waits for its delivery outcome' },
    'no line waits for a delivery outcome',
    successors,
    'if (send.holds) return [{ events, state: waitHere({ ...place, state }) }];',
    '',
  ],
  [
    { clause: 'Refused: the steps of `undelivered` follow' },
    'no message is refused',
    deliveryOutcomes,
    "    notDelivered('undelivered'),\n",
    '',
  ],
  [
    { clause: 'unknown: the task to find out' },
    'every delivery outcome becomes known',
    deliveryOutcomes,
    "    ...(isOutcome(send.class) ? [notDelivered('unknown')] : []),\n",
    '',
  ],
  [
    { clause: 'dropped: nothing' },
    'what is dropped is taken for accepted',
    deliveryOutcomes,
    "[goOn(place, rest, { what: 'dropped', send })]",
    "[goOn(place, rest, { what: 'told', send })]",
  ],
  [
    { clause: 'then the steps of its outcome follow' },
    'nothing follows an outcome',
    successors,
    'goOn(place, place.explored.continueWith(behaviour, rest), {\n            what: ',
    'goOn(place, rest, {\n            what: ',
  ],
  [
    { clause: 'until the length has passed since the step was entered' },
    'a wait takes no time',
    arrival,
    'mapTime(one, (at) => times.after(at, most))',
    'mapTime(one, (at) => at)',
  ],
  [
    { clause: 'a moment that has passed costs no time' },
    'a moment that has passed is waited for all the same',
    arrival,
    "      if ('until' in length && isElapsed(length.until, assume)) return [state];\n",
    '',
  ],
  [
    { clause: 'the first branch whose condition holds, else `else`' },
    'a branch is taken after one that holds',
    'engine/analysis/cases/evaluate-guard.ts',
    '    if (truth === true) break;\n',
    '',
  ],
  [
    { clause: 'a line begins and runs until it first waits' },
    'nothing runs beside',
    successors,
    "[{ events: [], state: started(state, { role, todo, status: 'runs' }) }]",
    '[{ events: [], state }]',
  ],
  [
    { clause: 'the steps of the part, in place' },
    'a run does nothing',
    'engine/steps/run.ts',
    'behaviour: (step, context) => context.steps(step.steps),',
    'behaviour: (_step, context) => context.steps([]),',
  ],
  [
    { clause: "the candidate's page moves on" },
    'no line comes past a page that moves on',
    arrival,
    'show: (_show, state) => [state],',
    'show: () => [],',
  ],
  [
    { clause: 'A main line that runs out of steps ends as `completed`' },
    'a line that runs out of steps does not end',
    plan,
    "of: [behaviour, { term: 'end', step: '', outcome: 'completed', beside: 'finish' }],",
    'of: [behaviour],',
  ],
  [
    { clause: 'over the facts and the results known then' },
    'a condition reads the outcome of another task of that name',
    'engine/analysis/cases/outcome-variables.ts',
    'const opened = propagation.names.has(name) ? new Map(before).set(name, step) : before;',
    'const opened = before;',
  ],
  [
    { clause: 'A result belongs to the full path of its step' },
    'of several tasks with one name the first is meant',
    'engine/analysis/cases/outcome-variables.ts',
    'return another === undefined ? only : atChoices.get(choice)?.get(name);',
    'return another === undefined ? only : only;',
  ],
  [
    { clause: 'its short names mean the steps of the run in which it stands' },
    'a name means a step of another run',
    'engine/analysis/rules/windows.ts',
    '.filter((step) => identifierOf(step) === name && task.step.startsWith(around(step)))',
    '.filter((step) => identifierOf(step) === name)',
  ],
  [
    { clause: 'Where `silent` names an outcome, silence counts as that one' },
    'silence counts as no outcome',
    'engine/analysis/cases/task-results.ts',
    "end === 'silent' ? (silent.as ?? end) : end,",
    'silent.as === undefined ? end : end,',
  ],
  [
    { clause: 'and `answered` is false' },
    'silence is an answer',
    'engine/analysis/cases/task-results.ts',
    "answered: (end: string): Constant => end !== 'silent',",
    "answered: (end: string): Constant => end !== '',",
  ],
  [
    { clause: '`deliveredAt` when the mail server took it' },
    '`deliveredAt` is when the message was sent',
    'engine/analysis/timing/sending.ts',
    'const delivered = withTimestamp(accepted, `${name}.deliveredAt`);',
    'const delivered = { ...accepted, timestamps: { ...accepted.timestamps, [`${name}.deliveredAt`]: sent.at } };',
  ],
  [
    {
      clause:
        'cancels every `status` and `notice` to the same person that has no delivery outcome yet',
    },
    'an outcome cancels no notice',
    deliveryOutcomes,
    'isOvertakable(first) &&\n    first.to',
    "first.class === 'status' &&\n    first.to",
  ],
  [
    {
      clause:
        'cancels every `status` and `notice` to the same person that has no delivery outcome yet',
    },
    'time is reckoned as if an outcome cancelled nothing',
    'engine/analysis/timing/with-backstops.ts',
    "if (!isOvertakable(send) || !heard.has(send.to)) return 'none';",
    "return 'none';",
  ],
  [
    { clause: 'Cancelled is not dropped: the delivery outcome says whether it was in time' },
    'what is cancelled is never accepted',
    deliveryOutcomes,
    "    silencing(goOn(place, rest, { what: 'told', send })),\n",
    "    ...(line.cancelled ? [] : [silencing(goOn(place, rest, { what: 'told', send }))]),\n",
  ],
  [
    {
      clause:
        'when the first thing that then happens is that somebody gets the task of reaching them',
    },
    'a task that comes later reaches them as well',
    reached,
    'sequence: ({ of: [first] }) => first !== undefined && isReachedAnotherWay(first),',
    'sequence: ({ of }) => of.some(isReachedAnotherWay),',
  ],
  [
    {
      clause:
        'when the first thing that then happens is that somebody gets the task of reaching them',
    },
    'the candidate reaches themselves',
    reached,
    "first.to.every((who) => typeof who === 'string' && who !== 'candidate')",
    "first.to.every((who) => typeof who === 'string')",
  ],
  [
    { clause: 'Somebody is **told** by a message that was accepted' },
    'a message tells as soon as it has left',
    'engine/analysis/timing/send-transfer.ts',
    'analysis.fulfil(told.at, sent);',
    'analysis.fulfil(sent.at, sent);',
  ],
  [
    {
      clause:
        '**unknown** (the connection broke after the text of an outcome had begun to leave; any other message is tried again)',
    },
    'nobody may know what became of any message',
    deliveryOutcomes,
    "...(isOutcome(send.class) ? [notDelivered('unknown')] : []),",
    "notDelivered('unknown'),",
  ],
  [
    { clause: 'any other message is tried again' },
    'only an offer may come to be unknown',
    messages,
    "c === 'intent' || c === 'offer' || c === 'regret';",
    "c === 'offer' || c === 'regret';",
  ],
];
