import type { Case } from './running-case.ts';
import type { Delivery, Flow, Line, Pause, Woken } from '../ports/step-context.ts';
import type { Fate } from '../model/message.ts';
import type { Steps } from '../model/plan.ts';
import { lineOver } from './scheduler.ts';
import { kindOf } from '../steps/index.ts';
import { deadline } from '../time/deadline.ts';

/** What a step sees of the case. Lines have no state of their own, so all lines of a case share one. */
export function createLine(its: Case): Line {
  const { plan, host, scheduler, scope, tasks, deliveries } = its;
  const line: Line = {
    plan,
    host,
    tasks,
    wait: (pause) => standStill(pause),
    runAll: (steps) => runAll(steps, line, its.witness),
    beside: (body, how) => startBeside(() => scheduler.start(how, body(line))),
    people: (who) => who.flatMap((one) => (typeof one === 'string' ? [one] : scope.names(one))),
    holds: (condition) => scope.holds(condition),
    value: (expression) => scope.value(expression),
    instant: (expression) => scope.instant(expression),
    after: (from, duration) => deadline(from, duration, plan.calendars),
    result: (step, fields) => scope.result(step, fields),
    send: (message) => deliveries.send(message),
    fate: (delivery) => fateOf(delivery),
    end(outcome, beside) {
      // The first end decides; what runs beside may reach another one later.
      if (its.outcome === undefined) host.record({ kind: 'ended', outcome });
      its.outcome ??= outcome;
      scheduler.stop(['main', 'backstop', 'until-end']);
      if (beside === 'stop') {
        scheduler.stop(['awaited']);
        deliveries.dropAll();
      }
      throw lineOver;
    },
  };
  return line;
}

// Generators stand outside: V8 gives each closure of one a shape of its own, which would keep the whole case alive for the
// garbage collector's next full round.

function* standStill(pause: Pause): Flow<Woken> {
  return yield pause;
}

function* runAll(steps: Steps, line: Line, witness: Case['witness']): Flow {
  witness?.enters(steps);
  for (const step of steps) {
    if (step.when !== undefined && !line.holds(step.when)) {
      witness?.skips(step);
      continue;
    }
    witness?.runs(step);
    yield* kindOf(step).run(step, line);
  }
}

function* startBeside(start: () => void): Flow {
  start();
  // New lines go first: this one goes on once the other stands still.
  yield { label: 'beside', ready: () => true };
}

function* fateOf(delivery: Delivery): Flow<Fate> {
  const { id } = delivery.message;
  while (delivery.fate === undefined)
    yield { label: `delivery ${id}`, ready: () => delivery.fate !== undefined };
  return delivery.fate;
}
