import { isObject } from '../../engine/model/base.ts';
import { messageClasses } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { type AnyKind, kinds } from '../../engine/steps/index.ts';
import type { AnnotatedSchema } from '../../engine/steps/step.ts';
import type { Counter } from './tally.ts';

// Coverage by pairs: which step stands directly inside which list, how deep, and which fields stand beside each other on one step; and what is
// told in a list behind somebody who has decided there without steps for a no.

/** Every pair that a campaign has to draw in certified flows, but for those that no certified flow can have. */
export function requiredPairs(): readonly string[] {
  const nested = holders.flatMap((holder) => features.map((feature) => `${holder} > ${feature}`));
  const beside = Object.values(kinds).flatMap((kind) => {
    const fields = fieldsOf(kind);
    return fields.flatMap((one, index) =>
      fields.slice(index + 1).map((other) => `${kind.kind}: ${one} + ${other}`),
    );
  });
  const followed = decidedIn.flatMap((holder) =>
    deciding.flatMap((decided) => forbidden.map((one) => `${holder} > ${decided}, then ${one}`)),
  );
  return [...nested, ...beside, ...followed].filter(
    (pair) => !impossible.some(([form]) => form.test(pair)),
  );
}

/** Counts the pairs of one certified flow, each once. */
export function countPairs(plan: Plan, written: object, counter: Counter): void {
  const seen = new Set<string>();
  const add = (pair: string): void => void seen.add(pair);
  walkSteps(plan.steps, { holder: 'flow', depth: 1, classes: plan.classes }, add);
  for (const steps of Object.values(plan.on))
    walkSteps(steps, { holder: 'event', depth: 1, classes: plan.classes }, add);
  for (const { steps } of plan.backstops)
    walkSteps(steps, { holder: 'backstop', depth: 1, classes: plan.classes }, add);
  walkFields(written, add);
  for (const pair of seen) counter.count(`pair:${pair}`);
}

/** Pairs that no certified flow can have, each with the reason. */
const impossible: readonly (readonly [form: RegExp, reason: string])[] = [
  [/^wait: .*atMost/, 'a bound stands with `until` alone, and a wait has no other field'],
  [
    /^ask: (?:since \+ (?:request|with|locale|try|undelivered|sent)|.* \+ since)$/,
    'the time of a question that a message asks counts from that message',
  ],
];

const features = [
  ...Object.keys(kinds).filter((kind) => kind !== 'tell'),
  ...messageClasses.map((c) => `tell ${c}`),
];

/** The lists of steps: by the field of the kind, in which the outcomes of an approval have names of their own. */
const holders = [
  'flow',
  'event',
  'backstop',
  'approve.approved',
  'approve.rejected',
  'approve.silent',
  'ask.arms',
  'ask.silent',
  'ask.request',
  'ask.sent',
  'todo.arms',
  'todo.silent',
  'choose.arms',
  'choose.otherwise',
  'meanwhile.steps',
  'run.steps',
  'tell.undelivered',
];

/** The lists in which somebody may decide beside what the case waits for. */
const decidedIn = ['flow', 'event', 'backstop', 'meanwhile.steps', 'tell.undelivered'];

/** Tasks after whose no the list goes on, as if nothing had been said. */
const deciding = ['open approve', 'open todo', 'open ask'];

/** What a decision forbids or demands. */
const forbidden = ['tell intent', 'tell offer', 'tell regret', 'tell decision-status'];

const fieldsOf = ({ fields }: AnyKind): readonly string[] => [
  ...Object.keys(fields),
  ...Object.entries(fields).flatMap(([field, schema]) => optionalIn(schema, field)),
  'when',
];

/** What the entries of a list may have: `escalate.tell`. */
const optionalIn = ({ items }: AnnotatedSchema, field: string): readonly string[] =>
  Object.keys(items?.properties ?? {})
    .filter((key) => items?.required?.includes(key) === false)
    .map((key) => `${field}.${key}`);

function hasField(value: Readonly<Record<string, unknown>>, field: string): boolean {
  const [key = '', inner] = field.split('.');
  if (inner === undefined) return key in value;
  const entries = value[key];
  return Array.isArray(entries) && entries.some((one) => isObject(one) && inner in one);
}

interface WalkedList {
  readonly holder: string;
  readonly depth: number;
  readonly classes: Plan['classes'];
}

function walkSteps(value: unknown, at: WalkedList, add: (pair: string) => void): void {
  if (Array.isArray(value)) {
    addDecided(value, at, add);
    for (const one of value) walkSteps(one, at, add);
  }
  if (!isObject(value)) return;
  const { kind } = value;
  if (typeof kind !== 'string') {
    for (const inner of Object.values(value)) walkSteps(inner, at, add);
    return;
  }
  const feature = featureOf(value, at);
  add(`${at.holder} > ${feature}`);
  add(`depth ${Math.min(at.depth, 6)} > ${feature}`);
  for (const [field, inner] of Object.entries(value))
    for (const [holder, list] of listsIn(kind, field, inner))
      walkSteps(list, { ...at, holder, depth: at.depth + 1 }, add);
}

/** What stands in a list behind somebody whose no has no steps. */
function addDecided(list: readonly unknown[], at: WalkedList, add: (pair: string) => void): void {
  for (const [index, one] of list.entries())
    for (const behind of isOpenDecision(one) ? list.slice(index + 1) : [])
      add(`${at.holder} > open ${kindOf(one)}, then ${featureOf(behind, at)}`);
}

const kindOf = (step: unknown): string => String(isObject(step) ? step['kind'] : undefined);

const featureOf = (step: unknown, { classes }: WalkedList): string => {
  const { kind, template } = isObject(step) ? step : {};
  return kind === 'tell' ? `tell ${classes[String(template)]}` : String(kind);
};

/** Whether nothing stands below a no of it, whatever a no is called there. */
function isOpenDecision(step: unknown): boolean {
  const { kind, arms } = isObject(step) ? step : {};
  const isTask = kind === 'approve' || kind === 'todo' || kind === 'ask';
  if (!isTask || !isObject(arms)) return false;
  return ['rejected', 'declined'].some((no) => Array.isArray(arms[no]) && arms[no].length === 0);
}

/** The outcomes of an approval by name, those of other tasks together. */
const listsIn = (
  kind: string,
  field: string,
  value: unknown,
): readonly (readonly [string, unknown])[] =>
  kind === 'approve' && field === 'arms' && isObject(value)
    ? Object.entries(value).map(([outcome, list]) => [`approve.${outcome}`, list] as const)
    : [[`${kind}.${field}`, value]];

function walkFields(value: unknown, add: (pair: string) => void): void {
  if (Array.isArray(value)) for (const one of value) walkFields(one, add);
  if (!isObject(value)) return;
  const kind = Object.values(kinds).find((one) => one.kind in value);
  const fields = kind === undefined ? [] : fieldsOf(kind).filter((field) => hasField(value, field));
  for (const [index, one] of fields.entries())
    for (const other of fields.slice(index + 1)) add(`${kind?.kind}: ${one} + ${other}`);
  for (const inner of Object.values(value)) walkFields(inner, add);
}
