import { formatDuration as duration } from '../../../time/duration.ts';
import type { FlowPromise } from '../../../model/plan.ts';
import type { Repair } from '../../finding/finding.ts';
import type { QuotedRule } from '../../finding/finding-values.ts';
import type { Catalogue } from './catalogue.ts';
import { endOf, ifKnown, lengthFormatter, outcomeOf, textIn } from './parts.ts';

/** Findings and certificates in English. */
export const en: Catalogue = {
  sentences: {
    ghosted: (finding, date) => ({
      message: [
        'the case can end without the candidate having heard an answer',
        ifKnown(outcomeOf(finding), (outcome) => `: it ends as "${outcome}"`),
        ifKnown(endOf(finding.example), (end) => ` at ${date(end)}`),
        ifKnown(finding.example?.start, (start) => ` when it starts ${date(start)}`),
      ].join(''),
      hint: `${anyOf(finding.remedies)}tell the candidate an outcome, or that there is no decision yet, before this end`,
    }),
    'promise-broken': ({ values: { promise, comes, due, over }, example, remedies }, date) => ({
      message: [
        `"${promiseText(promise)}" is broken`,
        ifKnown(example?.start, (start) => ` for a case that starts ${date(start)}`),
        `: it comes ${date(comes)} where ${date(due)} was promised, ${en.length(over)} too late`,
      ].join(''),
      hint: `${anyOf(remedies)}shorten the steps on this way`,
    }),
    'promise-never': (finding, date) => ({
      message: [
        `"${promiseText(finding.values.promise)}" is never kept on some path`,
        ifKnown(outcomeOf(finding), (outcome) => `: the case ends as "${outcome}"`),
        ifKnown(endOf(finding.example), (end) => ` at ${date(end)}`),
      ].join(''),
      hint: `${anyOf(finding.remedies)}send it on this path as well, or add a backstop that does`,
    }),
    'promise-unknown': ({ values: { promise } }) => ({
      message: `"${promiseText(promise)}" promises nothing: no case comes to what it names`,
      hint: 'name a step on the line of this flow, or remove the promise',
    }),
    'silence-broken': ({ values, example, remedies }, date) => ({
      message: [
        `${values.who} can be without a word for longer than ${duration(values.within)}`,
        `: from ${date(values.from)} to ${date(values.comes)}, ${en.length(values.over)} too long`,
        ifKnown(example?.start, (start) => `, when the case starts ${date(start)}`),
      ].join(''),
      hint: `${anyOf(remedies)}send a word in between, or shorten the steps on this way`,
    }),
    'withdrawal-unanswered': ({ values: { event } }) => ({
      message: 'a candidate who withdraws is not told that it has been noted',
      hint: `begin the steps of "${event}" with a message to the candidate`,
    }),
    'start-unbounded': ({ values: { since } }) => ({
      message: `nothing says how long before the start of a case ${since} may lie`,
      hint: `add "assume: { start: { after: ${since}, within: 2 business days } }", or count from the start`,
    }),
    'beyond-horizon': () => ({
      message:
        'nothing can be proved: whenever a case starts, it can last longer than the calendars know holidays',
      hint: 'add the holidays of the next year to the calendar',
    }),
    'too-wide': ({ values: { step } }) => ({
      message: `nothing can be proved: so much can happen side by side around "${step}" that not all of it can be looked at`,
      hint: 'run fewer steps beside each other, or one after the other',
    }),
    'offer-unapproved': ({ values: { offer, path } }) => ({
      message: `"${offer}" makes an offer that nobody has approved, on the way ${path}`,
      hint: 'put an approval before it, or move it behind the last one',
    }),
    'offer-by-silence': ({ values: { offer, approval, path } }) => ({
      message: `"${offer}" makes an offer although "${approval}" was not answered, on the way ${path}`,
      hint: `let the silence of "${approval}" tell that there is no decision yet, or ask somebody else in the steps of its "silent"`,
    }),
    'approval-after-offer': ({ values: { approval, offer, path } }) => ({
      message: `"${approval}" asks for approval when "${offer}" has made the offer already: ${path}`,
      hint: 'move the offer behind the last approval',
    }),
    'rejection-by-score': ({ values: { regret, path } }) => ({
      message: `facts alone decide that "${regret}" rejects the candidate, on the way ${path}`,
      hint: 'ask a person before the regret, with an "approve" that the facts only inform',
    }),
    'offer-and-regret': ({ values: { template, before, path } }) => ({
      message: `"${template}" contradicts what "${before}" has told the candidate: ${path}`,
      hint: 'end the case after the first of the two, or tell a correction between them',
    }),
    'two-offers': ({ values: { template, before, path } }) => ({
      message: `"${template}" makes another offer than "${before}" has made: ${path}`,
      hint: 'send one of the two, tell a correction between them, or wait for the answer to the first',
    }),
    'nobody-there': ({ values: { who, department } }) => ({
      message: `nobody who is active is "${who}" in the department ${department}`,
      hint: 'name somebody in directory.yaml who is there, or ask somebody else',
    }),
    'escalation-same': ({ values: { people, department } }) => ({
      message: `in the department ${department} this escalates to ${people.join(', ')}, who has let the time pass already`,
      hint: 'escalate to somebody else than those who have been asked before',
    }),
    'escalation-overlaps': ({ values: { people, department } }) => ({
      message: `in the department ${department} this escalates also to ${people.join(', ')}, who has been silent`,
      hint: 'escalate to people who have not been asked before',
    }),
    'quorum-unreachable': ({ values: { needed, there, people, department } }) => ({
      message: `in the department ${department} ${needed} must say yes, but only ${there} can: one person fills one seat, and the seats come down to ${people.join(', ')}`,
      hint: 'ask more people, need fewer, or give the roles to different people in directory.yaml',
    }),
    'same-approver': ({ values: { person, before, department } }) => ({
      message: `in the department ${department} ${person} decides here, and has already decided in "${before}"`,
      hint: 'ask two different people, or leave one of the two approvals out',
    }),
    'offer-after-no': ({ values: { template, after } }) => ({
      message: `"${template}" makes an offer although "${after}" has not said yes`,
      hint: 'send it only after a yes, or have somebody decide again before it',
    }),
    'regret-after-yes': ({ values: { template, after } }) => ({
      message: `"${template}" says no right after the yes of "${after}"`,
      hint: 'move it below "rejected:", or decide once more in between',
    }),
    'undecided-after-no': ({ values: { template, after } }) => ({
      message: `"${template}" says that nobody has decided, but "${after}" has said no`,
      hint: 'tell the candidate the decision, or have somebody decide again',
    }),
    'undecided-after-outcome': ({ values: { template, after } }) => ({
      message: `"${template}" says that nobody has decided, after "${after}" has told the outcome`,
      hint: 'leave it out there; in a backstop write "unless: answer"',
    }),
    'offer-term-shown': ({ values: { template, field, class: messageClass } }) => ({
      message: `"${template}" is of class ${messageClass}, but names "${field}", a term of the offer, to the candidate`,
      hint: 'name terms only in messages of class intent or offer, after the approval',
    }),
    'value-is-moment': ({ values: { template, locale, value } }) => ({
      message: `"${template}" (${locale}) shows the moment "${value}" without a zone`,
      hint: `write "${value} | when" in the template, or give it a text that is no duration`,
    }),
    'value-not-moment': ({ values: { template, locale, value, written } }) => ({
      message: `"${template}" (${locale}) shows "${value}" as a moment, and "${written}" is none`,
      hint: 'give it a duration such as "5 business days", a date, or "=<expression>"',
    }),
    'rule-broken': ({ values: { comes, due, over, rule }, remedies }, date) => ({
      message: `the candidate hears ${date(comes)} where ${date(due)} is the latest, ${en.length(over)} too late${quotation(rule)}`,
      hint: `${anyOf(remedies)}shorten a step, or add a backstop`,
    }),
    'rule-never': (finding) => ({
      message: [
        'on some path the candidate never hears what they have to',
        ifKnown(outcomeOf(finding), (outcome) => `: the case ends as "${outcome}"`),
        quotation(finding.values.rule),
      ].join(''),
      hint: 'send it on this path as well, or add a backstop that does',
    }),
    'expiry-missing': ({ values: { template, value, rule } }) => ({
      message: `"${template}" does not say until when it can be answered${quotation(rule)}`,
      hint: `add "with: { ${value}: 5 business days }", or how long you mean`,
    }),
    'answer-cut-short': ({ values: { after, said, rule } }) => ({
      message: `the candidate has less time to answer here than the ${duration(said)} that "${after}" gives them${quotation(rule)}`,
      hint: `write "within: ${duration(said)}", or give less time in the message`,
    }),
    'answer-after-expiry': ({ values: { after, said, rule } }) => ({
      message: `the candidate can answer here for longer than the ${duration(said)} for which "${after}" stands${quotation(rule)}`,
      hint: `write "within: ${duration(said)}", or give more time in the message`,
    }),
    'offer-taken-back': ({ values: { template, after, rule } }) => ({
      message: `"${template}" takes back what "${after}" has told, before the time to answer is over${quotation(rule)}`,
      hint: 'wait for the answer of the candidate, or until the time has passed',
    }),
    'person-missing': ({ values: { template, rule } }) => ({
      message: `"${template}" can leave without that anybody has been asked to decide${quotation(rule)}`,
      hint: 'ask a person before it, with an "approve"',
    }),
    'shown-in-class': ({ values: { template, field, rule } }) => ({
      message: `"${template}" names "${field}" to the candidate${quotation(rule)}`,
      hint: 'take it out of the message',
    }),
  },
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  moment: (weekday, day, clock) => `${weekday} ${day} ${clock}`,
  duration,
  length: lengthFormatter({
    days: (count) => `${count} day${count === 1 ? '' : 's'}`,
    hours: (count) => `${count} h`,
    minutes: (count) => `${count} min`,
  }),
  promise: promiseText,
  events: {
    told: ({ template, to }) => `"${template}" has reached ${to}`,
    undelivered: ({ template, to }) => `"${template}" cannot be delivered to ${to}`,
    asked: ({ of }) => `${of.join(', ')} asked`,
    dropped: ({ template, to }) => `"${template}" to ${to} is dropped before it has arrived`,
    answered: ({ by, outcome, atOnce }) =>
      `${by.join(', ')} answers at ${atOnce ? 'once' : 'the last moment'}: ${outcome}`,
    silent: ({ who, as }) =>
      `silent: ${who.join(', ')}${ifKnown(as, (outcome) => `, which means ${outcome}`)}`,
    waited: () => 'time passes',
    chosen: ({ arm, when }) =>
      `goes the way "${arm}"${ifKnown(when, (condition) => `, because ${condition}`)}`,
    backstop: ({ unless }) => `backstop: no ${unless} so far`,
    event: ({ event }) => `the case is ${event}`,
    ended: ({ outcome }) => `the case ends as "${outcome}"`,
  },
  repair,
  imprecisions: {
    condition:
      'conditions that the proof cannot compare may never hold together, so that no case takes this way',
    beside: 'what runs beside was taken to come at any time, so that it may never come at this one',
    reach: 'no course was found that comes to exactly the moment from which is counted',
    people: 'an expression says who answers, so that it is only known from the case',
    rehearsal: 'a rehearsal of this course has gone another way',
  },
  runFrom: (caller, file, line) => `; it is run by "${caller}", ${file}:${line}`,
  builtIn: (step) => `; the step "${step}" is built in, every flow has it`,
  example: {
    heading: { step: 'STEP', what: 'WHAT HAPPENS', leaves: 'UNTIL' },
    start: 'the case starts',
    due: 'it would have been due',
    costliest: (step, length) => `costs most: \`${step}\`, ${length}`,
    maybe: (why) => `may be a false alarm: ${why}`,
    page: (page) => `more: ${page}`,
  },
  certificate: {
    holds: (flow, from, until, zone) =>
      `${flow}: proved for cases that start from ${from} to ${until} (${zone})`,
    heading: {
      promise: 'PROMISE',
      slack: 'TO SPARE',
      longest: 'LONGEST WAIT',
      worst: 'WORST START',
    },
    none: 'no promises; everyone hears an answer on every path',
    assumed: (assumptions) => `assumed: ${assumptions.join('; ')}`,
    mail: (within) => `the mail server accepts a message within ${within}, or refuses it`,
    start: (within, after) => `a case starts within ${within} after ${after}`,
    packs: (packs) =>
      `packs: ${packs.map(({ pack, effective }) => `${pack} (as of ${effective})`).join(', ')}`,
    versions: (plan, proofs, tidings) => `plan ${plan}, proofs ${proofs}, tidings ${tidings}`,
  },
  report: {
    clean: (files) => `${files} files checked, nothing found`,
    found: (files, errors, warnings) =>
      `${files} files checked; errors: ${errors}, warnings: ${warnings}`,
  },
};

const about = {
  answer: 'an answer',
  outcome: 'the outcome',
  status: 'the status',
  'decision-status': 'there being no decision yet',
  intent: 'the intent',
  offer: 'the offer',
  regret: 'the regret',
  correction: 'a correction',
  notice: 'something',
  survey: 'a survey',
} as const;

function promiseText(promise: FlowPromise): string {
  if (promise.promise === 'silence')
    return `silence of at most ${duration(promise.atMost)} for ${promise.who}`;
  const what =
    promise.promise === 'told'
      ? `tell ${promise.who} about ${about[promise.about]}`
      : `close \`${promise.step}\``;
  return [
    `${what} within ${duration(promise.within)}`,
    ifKnown(promise.since, ({ cel }) => ` since ${cel}`),
    ifKnown(promise.after, (step) => ` after \`${step}\``),
  ].join('');
}

function repair(remedy: Repair): string {
  if (remedy.do === 'shorten') return `${duration(remedy.by)} less in \`${remedy.step}\``;
  return remedy.do === 'backstop'
    ? `a backstop after ${duration(remedy.after)}`
    : `a promise of ${duration(remedy.to)}`;
}

/** Remedies of which each would be enough, before the hint that always stands. */
const anyOf = (remedies: readonly Repair[] = []): string =>
  remedies.length === 0 ? '' : `${remedies.map(repair).join(', or ')}; or `;

const quotation = ({ text, source, pack, effective }: QuotedRule): string =>
  `: "${textIn('en', text)}" (${source}; pack "${pack}", in force since ${effective})`;
