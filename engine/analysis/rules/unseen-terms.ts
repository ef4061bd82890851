import {
  isShownAnswer,
  isShownMessage,
  shownByDefault,
  type ShownAnswer,
  type ShownFact,
} from '../../model/shown.ts';
import type { FlowBehaviour, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { isSilence } from '../exploration/monitor.ts';
import type { ProofContext } from '../finding/context.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { mostCertain, type Finding } from '../finding/finding.ts';
import type { OnPath } from '../finding/finding-values.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { decisionsIn, isDecision, messageOf, tasksOf, tellsCandidate } from './decision.ts';
import { approvedOffer } from './example-flows.ts';
import { givenFields, type GivenField } from './given-answers.ts';
import { markedFields, overlaps } from './marked-fields.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const offerTermUnseen = defineFinding<OnPath & { readonly offer: string; readonly value: string }>({
  code: 'offer-term-unseen',
  severity: 'error',
  means: 'On some path an offer states a term that nobody who has approved it was shown.',
  about:
    'An approval rests on what it shows. Whatever an offer states (a fact that `case.yaml` marks with `offer-term`, a fact or an answer that its step gives it under `with`) was shown by an approval on that way, which said yes, and after the step that asked for it. Without `shows`, pages show `position.salaryRange` and `position.startFrom`.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    shows: [case.candidate.name, case.position.title]
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { offer, value, path } }) => ({
      message: `"${offer}" states "${value}", which nobody who has said yes before it was shown, on the way ${path}`,
      hint: `name "${value}", or the message itself, under "shows" of an approval whose yes the offer needs, behind whatever asks for it`,
    }),
    'zh-CN': ({ values: { offer, value, path } }) => ({
      message: `“${offer}”写明了“${value}”，而此前同意的人都没有看到过它，路径：${path}`,
      hint: `请在录用所需的、且在该内容产生之后的某次审批的 “shows” 中写上“${value}”，或写上该消息本身`,
    }),
  },
});

/**
 * No offer states what nobody has seen who has said yes to it. An answer is new each time it is given, so that an approval from before
 * counts for nothing; what is approved beside the offer may come too late, and does not count either.
 */
export const unseenTerms = defineRule({
  finds: [offerTermUnseen],
  find: ({ flow, guardCases, context }: Pick<RuleSubject, 'flow' | 'guardCases' | 'context'>) =>
    context === undefined
      ? []
      : offersOf(flow, context).flatMap((offer) => {
          if (isSeenByAll(offer, flow)) return [];
          const found = guardCases.flatMap((guardCase) => findUnseen(offer, guardCase));
          return offer.values.flatMap(({ name }) =>
            mostCertain(found.filter(({ value }) => value === name).map(({ finding }) => finding)),
          );
        }),
});

/** A value that an offer states. */
interface StatedValue extends GivenField {
  /** Under `with`. */
  readonly given: boolean;
}

interface StatedOffer {
  readonly step: string;
  readonly template: string;
  readonly values: readonly StatedValue[];
}

/** The offers that state something which somebody has to have seen. */
function offersOf(
  flow: FlowBehaviour,
  { caseSchema, uses }: Pick<ProofContext, 'caseSchema' | 'uses'>,
): readonly StatedOffer[] {
  const marked = markedFields(caseSchema, ['offer-term']);
  const sends = linesOf(flow)
    .flatMap(sendsOf)
    .filter((send) => tellsCandidate(send, 'offer'));
  const offers = new Map(sends.map((send) => [send.step, send]));
  return [...offers.values()].flatMap((send) => {
    const written = (uses[send.template] ?? []).flatMap(({ path }) => marksIn(path, marked));
    const given = givenFields(send, tasksOf(flow)).map((one) => ({ ...one, given: true }));
    const values = new Map<string, StatedValue>([
      ...written.map((name) => [name, { name, given: false }] as const),
      ...given.flatMap((one) =>
        marksIn(one.name, marked).map((name) => [name, { name, given: true }] as const),
      ),
      ...given.map((one) => [one.name, one] as const),
    ]);
    return values.size === 0
      ? []
      : [{ step: send.step, template: send.template, values: [...values.values()] }];
  });
}

const marksIn = (path: string, marked: readonly string[]): readonly string[] =>
  marked.filter((one) => overlaps(path, one));

/** Where every approval shows whatever is stated, the first yes has seen it, and an offer without one is found by other rules. */
const isSeenByAll = ({ values, template }: StatedOffer, flow: FlowBehaviour): boolean =>
  decisionsIn(flow).every(({ shows }) =>
    values.every((value) => value.task === undefined && isShown(value, { shows, template })),
  );

function findUnseen(
  offer: StatedOffer,
  guardCase: GuardCase,
): readonly { readonly value: string; readonly finding: Finding }[] {
  const { step, values } = offer;
  const facts = values.filter(({ task }) => task === undefined);
  const asks = values.flatMap(({ task }) => (task === undefined ? [] : [task.step]));
  return explore<readonly string[], ReturnType<typeof findUnseen>[number]>(guardCase, {
    start: facts.map(({ name }) => name).toSorted(),
    focus: [step, ...asks],
    observes: {
      task: (task) => isDecision(task) || asks.includes(task.step),
      ...messageOf(step),
    },
    judges: messageOf(step),
    isSettled: (unseen) => unseen.length === 0 && asks.length === 0,
    step: (unseen, event) => unseenAfter(unseen, event, offer),
    check: ({ what }, { state: unseen, name, maybe }) =>
      what !== 'sent'
        ? []
        : values
            .filter((value) => unseen.includes(value.name))
            .map((value) => ({
              value: value.name,
              finding: offerTermUnseen.found({
                at: { step, key: value.given ? 'with' : 'template' },
                values: { offer: step, value: value.name, path: name(step) },
                cause: step,
                ...maybe,
              }),
            })),
  });
}

function unseenAfter(
  unseen: readonly string[],
  event: ObservedEvent,
  { values, template }: StatedOffer,
): readonly string[] {
  if (event.what !== 'closed' || isSilence(event.outcome)) return unseen;
  const { task, outcome } = event;
  const given = values.filter((value) => value.task?.step === task.step);
  const shown =
    isDecision(task) && outcome === 'approved'
      ? values.filter((value) => isShown(value, { shows: task.shows, template }))
      : [];
  const names = new Set([...unseen, ...given.map(({ name }) => name)]);
  for (const { name } of shown) names.delete(name);
  return [...names].toSorted();
}

/** Whoever sees the offer itself sees all that it states. */
const isShown = (
  value: StatedValue,
  { shows, template }: { readonly shows: UserTask['shows']; readonly template: string },
): boolean =>
  shows === undefined
    ? shownByDefault.some((one) => isPartOf(value.name, `case.${one}`))
    : shows.some((one) =>
        isShownMessage(one) ? one.message === template : showsValue(one, value),
      );

const showsValue = (one: ShownFact | ShownAnswer, { name, task }: StatedValue): boolean =>
  isShownAnswer(one)
    ? one.step === task?.step && name.endsWith(`.answers.${one.field}`)
    : task === undefined && showsFact(one, name);

/** Of a list of groups, the columns that are shown. */
function showsFact({ fact, columns }: ShownFact, name: string): boolean {
  const path = ['case', ...fact].join('.');
  if (!isPartOf(name, path)) return false;
  const inside = name.slice(path.length + 1);
  return (
    columns === undefined ||
    (inside === '' ? columns.length > 0 : columns.some((one) => isPartOf(inside, one.name)))
  );
}

const isPartOf = (name: string, whole: string): boolean =>
  name === whole || name.startsWith(`${whole}.`);
