import type { Case } from './case.ts';
import type { Flow, Line } from './line.ts';
import type { BaseStep } from './plan.ts';
import { LineOver } from './scheduler.ts';
import { kindOf } from './steps/index.ts';
import { deadline } from './time/deadline.ts';

/** What a step sees of the case. Lines have no state of their own, so all lines of a case share one. */
export function createLine(its: Case): Line {
  const { plan, host, scheduler, scope, tasks, deliveries } = its;
  const line: Line = {
    plan,
    host,
    tasks,
    *wait(pause) {
      return yield pause;
    },
    *runAll(steps) {
      its.witness?.enters(steps);
      for (const step of steps) yield* run(step, line, its.witness);
    },
    *beside(body, how) {
      scheduler.start(how, body(line));
      // New lines go first: this one goes on once the other stands still.
      yield { label: 'beside', ready: () => true };
    },
    people: (who) => who.flatMap((one) => (typeof one === 'string' ? [one] : scope.names(one))),
    holds: (condition) => scope.holds(condition),
    value: (expression) => scope.value(expression),
    instant: (expression) => scope.instant(expression),
    after: (from, duration) => deadline(from, duration, plan.calendars),
    result: (step, fields) => scope.result(step, fields),
    send: (message) => deliveries.send(message),
    *fate(delivery) {
      const { id } = delivery.message;
      while (delivery.fate === undefined)
        yield { label: `delivery ${id}`, ready: () => delivery.fate !== undefined };
      return delivery.fate;
    },
    end(outcome, beside) {
      // The first end decides; what runs beside may reach another one later.
      if (its.outcome === undefined) host.record({ kind: 'ended', outcome });
      its.outcome ??= outcome;
      scheduler.stop(['main', 'backstop', 'until-end']);
      if (beside === 'stop') {
        scheduler.stop(['awaited']);
        deliveries.dropAll();
      }
      throw new LineOver();
    },
  };
  return line;
}

function* run(step: BaseStep, line: Line, witness: Case['witness']): Flow {
  if (step.when === undefined || line.holds(step.when)) {
    witness?.runs(step);
    yield* kindOf(step).run(step, line);
  } else witness?.skips(step);
}
