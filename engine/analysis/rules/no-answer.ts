import { emitsOf } from '../../behaviour/traverse.ts';
import type { World } from '../cases/split-cases.ts';
import { datedTimes, rowsOf } from '../timing/traced-times.ts';
import { type Ground, worstOf } from '../timing/bound.ts';
import type { Claim } from '../timing/bounded-response.ts';
import { doubtOf } from '../counterexample/spurious.ts';
import { type Shown, show } from '../counterexample/counterexample.ts';
import type { Finding, Place } from '../finding/finding.ts';
import { search } from '../timing/latest-arrival.ts';
import { answerQuest, nextWord } from '../timing/obligation.ts';
import type { FlowShape } from '../../behaviour/behaviour.ts';

/** Nobody is left without an answer: every way to every end of the case passes one, and a withdrawal is acknowledged. */
export function ghosted(world: World, ground: Ground): readonly Finding[] {
  return [...unanswered(world, ground), ...withdrawals(world.shape, ground)];
}

const claim: Claim = { quest: answerQuest, within: { ms: 0 }, until: () => false };

function unanswered(world: World, ground: Ground): readonly Finding[] {
  const from = ground.domain.from;
  if (!worstOf(world.shape, claim, ground)?.lost) return [];
  const shown = show(world.shape, claim, { from, lost: true }, ground);
  return [
    {
      code: 'ghosted',
      severity: 'error',
      at: placeOf(shown, world.shape),
      values: { outcome: { name: shown?.lost?.exit?.outcome ?? '' } },
      ...(shown && { example: shown.example }),
      ...doubtOf(shown, claim, world, ground),
    },
  ];
}

/** Whoever cannot be reached is lost where nobody is asked to reach them, however long the way to the end. */
function placeOf(shown: Shown | undefined, { main }: FlowShape): Place {
  const answers = emitsOf(main).filter(claim.quest.told);
  const unreached = shown?.example.rows.findLast(
    ({ step, happens }) =>
      happens.what === 'undelivered' && answers.some((emit) => emit.step === step),
  );
  const step = unreached?.step ?? shown?.lost?.exit?.step ?? '';
  return step === '' ? { flow: true } : { step };
}

function withdrawals({ on }: FlowShape, { calendars, assume, domain }: Ground): readonly Finding[] {
  const quest = { ...nextWord('candidate'), atExit: 'lost' } as const;
  const start = domain.from;
  const zero = { at: start };
  const times = datedTimes(calendars);
  const its = {
    quest,
    times,
    assume,
    zero,
    mayBeOvertaken: () => false,
  };
  return Object.entries(on).flatMap(([event, shape]): readonly Finding[] => {
    const at = times.noting(zero, '', { what: 'event', event });
    const [lost] = search(shape, { at, marks: {} }, its).lost;
    const step = lost?.exit?.step ?? '';
    if (lost === undefined) return [];
    return [
      {
        code: 'withdrawal-unanswered',
        severity: 'error',
        at: step === '' ? { flow: true } : { step },
        values: { event: { name: event } },
        example: { start, from: start, rows: rowsOf(lost.at) },
        ...(lost.beside ? { maybe: 'beside' } : {}),
      },
    ];
  });
}
