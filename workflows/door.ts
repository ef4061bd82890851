import { defineSignal, defineUpdate, log } from '@temporalio/workflow';
import { defaultPayloadConverter, rawValueTypeInfo, type RawValue } from '@temporalio/common';
import type { Act, Refusal } from '../engine/model/act.ts';
import { isObject } from '../engine/model/base.ts';
import { isFactName } from '../engine/model/given-fact.ts';
import { isNoAct, originIn, parseAct, through, type NoAct } from '../engine/model/parse-act.ts';
import type { Run } from '../engine/interpreter/execute.ts';
import {
  type Intervention,
  type InterventionRefusal,
  isOutcomeName,
} from '../engine/interpreter/intervention.ts';
import type { FlowInput } from './messages.ts';
import { createSealRules, decidedOnce, sealOf } from './seal-rules.ts';

/** Where acts come in: types, sizes and seals are held to here, once, and what is no act goes no further. */
export interface Door {
  /** The act of a signal; `undefined`, with a line in the log, when it is none. */
  signalled(values: readonly RawValue[]): SignalledAct | undefined;
  /** Why an update is no act, before it is accepted. */
  review(values: readonly RawValue[]): Refusal | undefined;
  /** The act of an update that has passed `review`, when it was accepted. */
  updated(values: readonly RawValue[]): Act;
  /** Why an update that should be an intervention is none, before it is accepted. */
  reviewIntervention(values: readonly RawValue[]): InterventionRefusal | undefined;
  /** The intervention of an update that has passed. */
  intervened(values: readonly RawValue[]): Intervention;
}

/** An act that has come by signal. `unread` when it was taken by a worker that did not hold signals to anything: a replay takes it again. */
export interface SignalledAct {
  readonly act: Act;
  readonly unread: boolean;
}

const typeInfo = { inputTypes: [rawValueTypeInfo] };
/** The same messages as in `messages.ts`, before anybody has made values of them. */
export const incomingUpdate = defineUpdate<void, RawValue[]>('act', { typeInfo });
export const incomingIntervention = defineUpdate<void, RawValue[]>('intervene', { typeInfo });
export const incomingSignal = defineSignal<RawValue[]>('act', { typeInfo });

export function createDoor(): Door {
  const seals = createSealRules();

  const readSignal = (values: readonly RawValue[]): SignalledAct | NoAct => {
    const [value] = values;
    const shut = value === undefined ? undefined : seals.shutFor(sealOf(value.payload));
    if (shut !== undefined) return { problem: shut };
    if (!decidedOnce('signals are held to what an act is', true)) return readAsEver(value);
    const parsed = readAct(values);
    return isNoAct(parsed)
      ? parsed
      : { act: through(parsed, { channel: 'signal' }), unread: false };
  };

  return {
    signalled(values) {
      const read = readSignal(values);
      if ('act' in read) return read;
      log.warn('a signal that is no act was dropped', { problem: read.problem });
      return undefined;
    },
    review(values) {
      const [value] = values;
      const unsealed = value === undefined ? undefined : seals.refusalFor(sealOf(value.payload));
      if (unsealed !== undefined) return refusal('not-authentic', unsealed);
      const read = readUpdate(values);
      return 'problem' in read ? refusal('not-an-act', read.problem) : undefined;
    },
    updated(values) {
      const read = readUpdate(values);
      // Earlier workers accepted longer comments: what has been accepted counts as it stands.
      return 'problem' in read ? actOf(values[0]) : read;
    },
    reviewIntervention([value, ...others]) {
      const unsealed = value === undefined ? undefined : seals.refusalFor(sealOf(value.payload));
      if (unsealed !== undefined) return { code: 'not-authentic', message: unsealed };
      const given = value === undefined || others.length > 0 ? undefined : valueOf(value);
      return isIntervention(given)
        ? undefined
        : { code: 'not-an-intervention', message: 'this resumes no case and closes none' };
    },
    intervened([value]) {
      const given = value === undefined ? undefined : valueOf(value);
      if (!isIntervention(given)) throw new Error('an update that is no intervention was accepted');
      return given;
    },
  };
}

/** Whether an event comes from somebody whom nobody has asked for anything. The candidate needs no asking. */
export const isForeign = (act: Act, run: Run): boolean =>
  'event' in act && act.person !== 'candidate' && !run.wasAsked(act.person);

export const foreignEvent: Refusal = {
  code: 'not-yours',
  message: 'nobody has asked this person for anything in this case',
  recorded: [],
};

/** Why an answer by an update that has not come through the server is refused: the server asks for a reason before it sends one. */
export function unexplained(act: Act, run: Run): Refusal | undefined {
  if ('event' in act || act.channel !== 'signal' || (act.comment ?? '').trim() !== '')
    return undefined;
  const task = run.tasks.find(
    ({ opened }) => opened.task === act.task && opened.round === act.round,
  );
  return task?.opened.commentOn.includes(act.outcome) === true
    ? { code: 'reason-missing', message: `"${act.outcome}" needs a reason`, recorded: [] }
    : undefined;
}

/** Throws while the worker cannot read the input of a case: the task is tried again until one can. */
export function requireReadable(input: FlowInput | { readonly unreadable: string }): FlowInput {
  if ('unreadable' in input) throw new Error(`the input of this case: ${input.unreadable}`);
  return input;
}

function isIntervention(value: unknown): value is Intervention {
  if (!isObject(value) || originIn(value) === undefined) return false;
  if (value['intervene'] === 'close') return isOutcomeName(value['outcome']);
  return value['intervene'] === 'resume' && isMend(value);
}

function isMend(value: Readonly<Record<string, unknown>>): boolean {
  const { mended, plan, hash, fact } = value;
  if (mended === 'plan') return isObject(plan) && typeof hash === 'string';
  if (mended === 'fact')
    return isObject(fact) && isFactName(fact['name']) && fact['value'] !== undefined;
  return mended === 'code';
}

/** Far more than an act within its limits needs, in whatever way it is written. */
const mostBytes = 512 * 1024;

function readAct(values: readonly RawValue[]): ReturnType<typeof parseAct> {
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) return { problem: 'it is not one value' };
  if ((value.payload.data?.length ?? 0) > mostBytes) return { problem: 'it is too large' };
  return parseAct(valueOf(value));
}

/** An update says itself by which way it came: only our own server sends any. */
function readUpdate(values: readonly RawValue[]): Act | NoAct {
  const parsed = readAct(values);
  if (isNoAct(parsed)) return parsed;
  const [value] = values;
  const origin = value === undefined ? undefined : originIn(valueOf(value));
  return origin === undefined ? { problem: 'it names no channel' } : through(parsed, origin);
}

const valueOf = (value: RawValue): unknown => defaultPayloadConverter.fromPayload(value.payload);

/** What earlier workers believed, so that their histories come out the same. */
function readAsEver(value: RawValue | undefined): SignalledAct | NoAct {
  const given = value === undefined ? undefined : valueOf(value);
  return isObject(given) ? { act: actOf(value), unread: true } : { problem: 'it is no object' };
}

function actOf(value: RawValue | undefined): Act {
  if (value === undefined) throw new Error('an update without a value was accepted');
  return defaultPayloadConverter.fromPayload<Act>(value.payload);
}

const refusal = (code: Refusal['code'], problem: string): Refusal => ({
  code,
  message: `this is no act: ${problem}`,
  recorded: [],
});
