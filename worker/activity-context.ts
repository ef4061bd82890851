import { Context } from '@temporalio/activity';
import type { WorkerServices } from './services.ts';
import type { Instant } from '../engine/model/base.ts';

/** What only a running activity knows. */
export const activityContext: Pick<WorkerServices, 'now' | 'heartbeat'> = {
  now,
  heartbeat: () => Context.current().heartbeat(),
};

const firstSeen = new WeakMap<Context, Instant>();

/** In virtual time the server schedules activities ahead of the machine's clock: time passes from there. */
function now(): Instant {
  const context = Context.current();
  const machine = Date.now();
  const since = firstSeen.get(context) ?? machine;
  firstSeen.set(context, since);
  return Math.max(machine, context.info.currentAttemptScheduledTimestampMs + machine - since);
}
