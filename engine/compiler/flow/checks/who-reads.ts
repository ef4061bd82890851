import { givenFields, type GivenField } from '../../../analysis/rules/given-answers.ts';
import { overlaps } from '../../../analysis/rules/marked-fields.ts';
import type { Behaviour, Send, UserTask } from '../../../behaviour/behaviour.ts';
import { followersOf, linesOf } from '../../../behaviour/traverse.ts';
import type { Who } from '../../../model/base.ts';
import { isOutcome, systemTemplates } from '../../../model/message.ts';
import {
  isShownAnswer,
  isShownMessage,
  nameOfShown,
  type Readers,
  type ShownMessage,
  type ShownValue,
} from '../../../model/shown.ts';
import { behaviourOfPlan } from '../../../steps/behaviour-of-plan.ts';
import { readersAt } from '../../files/case/fact-readers.ts';
import { usesOf } from '../../files/template/texts/text-uses.ts';
import type { Library } from '../library.ts';
import type { LoweringResult } from '../lower/lower-flow.ts';

/** Somebody is asked or told with a value that they may not read. */
export interface UnreadableValue {
  /** The task that shows it, or the step whose message names it; none where every task of the system may show it. */
  readonly step?: string;
  /** `case.position.pay`, `terms.answers.pay`. */
  readonly value: string;
  readonly readers: Readers;
  /** Who is asked or told, and is no reader. */
  readonly others: readonly string[];
  /** The template that names it, or whose message is shown; none where the value itself is, or is given under `with`. */
  readonly template?: string;
  readonly how: 'shown' | 'named' | 'given';
  /** They read it only when the message does not arrive. */
  readonly lost?: true;
}

/** Whoever is asked with a value that has readers, or is told it, or would read the message that could not be delivered. */
export function unreadableValues(
  { plan, forms }: Pick<LoweringResult, 'plan' | 'forms'>,
  library: Library,
): readonly UnreadableValue[] {
  const fields = [...forms].flatMap((id) => library.forms.get(id)?.fields ?? []);
  if (plan.factReaders === undefined && fields.every(({ readers }) => readers === undefined))
    return [];
  const terms = everyTerm(linesOf(behaviourOfPlan(plan)));
  const tasks = terms.filter((term) => term.term === 'task');
  const sends = terms.filter((term) => term.term === 'send');
  const messages: MessageReading = { plan, library, tasks, sends };
  const found = [
    ...tasks.flatMap(({ step, shows = [], ...task }) =>
      shows.flatMap((one) =>
        unreadable(one, askedBy(task), messages).map((fault) => ({ ...fault, step })),
      ),
    ),
    ...(plan.shows ?? []).flatMap((one) => unreadable(one, reachedBy(plan), messages)),
    ...sends.flatMap((send) => toldBy(send, messages)),
    ...tasks.flatMap((task) => toldByTask(task, messages)),
  ];
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** With the handlers of messages of which nobody knows whether they arrived. */
function everyTerm(lines: readonly Behaviour[]): readonly Behaviour[] {
  const found = new Set<Behaviour>(lines);
  for (const one of found) for (const next of followersOf(one)) found.add(next);
  return [...found];
}

const askedBy = ({ windows }: Pick<UserTask, 'windows'>): readonly Who[] =>
  windows.flatMap(({ to }) => to);

const reachedBy = ({ reach }: LoweringResult['plan']): readonly Who[] =>
  reach ? [reach.by, reach.otherwise] : [];

/** The candidate is shown the form that they are asked with, and nothing else. */
function unreadable(
  shown: ShownValue,
  people: readonly Who[],
  reading: MessageReading,
): readonly UnreadableValue[] {
  if (isShownMessage(shown)) return unreadableIn(shown, people, reading);
  const { readers } = shown;
  if (readers === undefined) return [];
  const others = othersOf(people, readers).filter((who) => who !== 'candidate');
  const value = isShownAnswer(shown)
    ? [shown.step, 'answers', shown.field].join('.')
    : nameOfShown(shown).join('.');
  return others.length === 0 ? [] : [{ value, readers, others, how: 'shown' }];
}

/** Whoever is shown a message reads all that it says. */
const unreadableIn = (
  { message }: ShownMessage,
  people: readonly Who[],
  reading: MessageReading,
): readonly UnreadableValue[] =>
  reading.sends
    .filter(({ template, to }) => template === message && to === 'candidate')
    .slice(0, 1)
    .flatMap((send) =>
      toldTo(
        people.filter((who) => who !== 'candidate'),
        send,
        reading,
      ),
    )
    .map(({ step: _sender, ...fault }) => ({ ...fault, template: message, how: 'shown' }));

/** Whoever is named by an expression may be anybody. */
const othersOf = (people: readonly Who[], readers: Readers): readonly string[] => [
  ...new Set(
    people
      .map((who) => (typeof who === 'string' ? who : `=${who.cel}`))
      .filter((who) => !readers.includes(who)),
  ),
];

interface MessageReading extends Pick<LoweringResult, 'plan'> {
  readonly library: Library;
  readonly tasks: readonly UserTask[];
  readonly sends: readonly Send[];
}

const toldBy = (send: Send, reading: MessageReading): readonly UnreadableValue[] => [
  ...toldTo([send.to], send, reading),
  ...toldTo(finders(send, reading), send, reading).map((one) => ({ ...one, lost: true as const })),
];

function toldTo(
  people: readonly Who[],
  send: Send,
  reading: MessageReading,
): readonly UnreadableValue[] {
  const { step, template } = send;
  const given = givenFields(send, reading.tasks).flatMap((one) =>
    readersOfGiven(one, reading).flatMap(({ value, readers }) => {
      const own = one.task && asksAlone(one.task) ? ['candidate'] : [];
      const others = othersOf(people, [...readers, ...own]);
      return others.length === 0 ? [] : [{ step, value, readers, others, how: 'given' as const }];
    }),
  );
  return [...given, ...named(template, people, reading).map((one) => ({ ...one, step }))];
}

/** What the candidate alone has answered they may be told. */
const asksAlone = (task: UserTask): boolean => askedBy(task).every((who) => who === 'candidate');

/** Whoever has to reach somebody whom a message did not reach has its text before them, unless the flow has steps of its own. */
function finders(send: Send, { plan }: MessageReading): readonly Who[] {
  const system = new Set([...plan.system.undelivered, ...plan.system.unknown].map(({ id }) => id));
  const unknown = isOutcome(send.class) && send.unknown ? [send.unknown] : [];
  return everyTerm([send.undelivered, ...unknown]).flatMap((term) =>
    term.term === 'task' && system.has(term.step) ? askedBy(term) : [],
  );
}

function readersOfGiven(
  { name, task }: GivenField,
  { plan, library }: MessageReading,
): readonly Pick<UnreadableValue, 'value' | 'readers'>[] {
  if (task === undefined) return readersAt(name, plan);
  const fields = library.forms.get(task.form ?? '')?.fields ?? [];
  return fields.flatMap(({ name: field, readers }) =>
    readers !== undefined && overlaps(name, `${name.split('.')[0]}.answers.${field}`)
      ? [{ value: name, readers }]
      : [],
  );
}

function named(
  id: string,
  people: readonly Who[],
  { plan, library }: MessageReading,
): readonly UnreadableValue[] {
  const template = library.templates.get(id);
  return (template ? usesOf(template) : [])
    .flatMap(({ path }) => readersAt(path, plan))
    .flatMap(({ value, readers }) => {
      const others = othersOf(people, readers);
      return others.length === 0
        ? []
        : [{ value, readers, others, template: id, how: 'named' as const }];
    });
}

/** The system sends mails of its own to everybody whom a task asks. */
const toldByTask = (task: UserTask, reading: MessageReading): readonly UnreadableValue[] =>
  systemTemplates
    .flatMap((id) => named(id, askedBy(task), reading))
    .map((one) => ({ ...one, step: task.step }));
