import type { Act } from '../../engine/model/act.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { rehearse, type RehearsedCase, type Rehearsal } from '../../engine/simulation/rehearse.ts';
import type { ScriptedAct, MailRule } from '../../engine/simulation/script.ts';
import { type Choices, choicesOf } from './choices.ts';
import { outsider, people } from './library.ts';

/** Something that a person does so long after the start. */
export interface TimedAct {
  readonly afterMs: number;
  readonly act: Act;
}

/** The planned acts of a person at an instant; whoever answers twice answers otherwise the second time. */
interface PlannedReaction {
  readonly at: number;
  readonly acts: readonly Omit<ScriptedAct, 'when'>[];
}

/** People act so far from everything else that happens: the clock of a running case runs on while activities do. */
const apartMs = 30_000;
const maxActs = 14;

/** The acts of random people: those who are asked act in time, late, twice or never; others when they should not. */
export function randomActs(
  rehearsedCase: RehearsedCase,
  mail: readonly MailRule[],
  numbers: readonly number[],
): readonly TimedAct[] {
  const choices = choicesOf(numbers);
  const seen = new Set<string>();
  const scriptedActs: ScriptedAct[] = [];
  let plans: readonly PlannedReaction[] = choices.chance(25)
    ? [withdrawal(rehearsedCase.start, choices)]
    : [];
  for (;;) {
    const rehearsal = rehearse(rehearsedCase, { scriptedActs }, { mail });
    const [next, ...later] = plans.toSorted((a, b) => a.at - b.at);
    const asked = nextUnseen(rehearsal.entries, seen, next?.at ?? Infinity);
    if (asked !== undefined) {
      seen.add(keyOf(asked));
      plans = [...plans, ...reactionsTo(asked, rehearsal.entries, choices)];
    } else if (next === undefined || scriptedActs.length >= maxActs)
      return timedActs(rehearsal, rehearsedCase.start);
    else {
      const at = clearMoment(next.at, rehearsal.entries);
      plans = at > next.at ? [...later, { ...next, at }] : later;
      if (at === next.at) scriptedActs.push(...next.acts.map((act) => ({ ...act, when: { at } })));
    }
  }
}

type Assigned = Entry & { readonly kind: 'assigned' };

const keyOf = ({ task, round, rung }: Assigned) => `${task}#${round}/${rung}`;

const nextUnseen = (entries: readonly Entry[], seen: ReadonlySet<string>, before: number) =>
  entries.find(
    (entry): entry is Assigned =>
      entry.kind === 'assigned' && entry.at < before && !seen.has(keyOf(entry)),
  );

function reactionsTo(
  asked: Assigned,
  entries: readonly Entry[],
  choices: Choices,
): readonly PlannedReaction[] {
  const { task, round, rung } = asked;
  const opened = entries.find(
    (one) => one.kind === 'opened' && one.task === task && one.round === round,
  );
  const escalated = entries.find(
    (one) =>
      one.kind === 'escalated' && one.task === task && one.round === round && one.rung === rung,
  );
  if (opened?.kind !== 'opened') return [];
  const closes = escalated?.kind === 'escalated' ? escalated.deadline : opened.deadline;
  const outcomes = [...opened.outcomes.map(({ outcome }) => outcome), 'nonsense'];
  const reaction = (who: string, share: number, twice: boolean): PlannedReaction => {
    const first = choices.below(choices.chance(3) ? outcomes.length : outcomes.length - 1);
    const outcome = (index: number) => ({ outcome: outcomes[index] ?? '' });
    const act = { who, task, does: outcome(first) };
    const again = { ...act, does: outcome((first + 1) % (outcomes.length - 1)) };
    const at = asked.at + 31_000 + Math.round(Math.max(0, closes - asked.at) * share);
    return { at, acts: twice ? [act, again] : [act] };
  };
  const holders = [...new Set(asked.seats.flatMap((seat) => seat.people))];
  const stranger = choices.chance(12) ? [choices.one([outsider, ...people])] : [];
  return [
    ...holders
      .filter(() => choices.chance(65))
      .map((who) =>
        reaction(who, choices.one([0.01, 0.2, 0.45, 0.7, 0.95, 1.2]), choices.chance(12)),
      ),
    ...stranger.map((who) => reaction(who, choices.below(100) / 100, false)),
  ];
}

const withdrawal = (start: number, choices: Choices): PlannedReaction => ({
  at: start + 61_000 + choices.below(choices.one([600, 6000])) * 60_000,
  acts: [{ who: 'candidate', does: { event: choices.chance(10) ? 'nonsense' : 'withdrawn' } }],
});

/** The first instant from then on around which nothing else happens. */
function clearMoment(at: number, entries: readonly Entry[]): number {
  const near = entries.findLast((entry) => Math.abs(entry.at - at) < apartMs);
  return near === undefined ? at : near.at + apartMs + 1000;
}

const timedActs = ({ acts }: Rehearsal, start: number): readonly TimedAct[] =>
  acts.flatMap(({ at, act }) => (act === undefined ? [] : [{ afterMs: at - start, act }]));
