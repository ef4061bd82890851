import type { Behaviour } from '../../behaviour/behaviour.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { isOutcome, type MessageClass } from '../../model/message.ts';
import { isDecision } from './decision.ts';
import { createNumbering } from './numbering.ts';

/** What comes of a behaviour: which outcomes the candidate is told, who is asked for an approval, and whether the case ends; equal for equal ones. */
export type Effect = number;

/** The effects of the behaviours of a flow. */
export interface Effects {
  /** Nothing more comes. */
  readonly nothing: Effect;
  /** The case ends, and the candidate is told no outcome any more. */
  readonly end: Effect;
  /** Whether the candidate is told a no, and nothing else before it, whatever facts choose and whoever is silent. */
  readonly isNo: (effect: Effect) => boolean;
  /** The effect of a behaviour and of what stands behind it. */
  readonly of: (behaviour: Behaviour, behind: Effect) => Effect;
}

export function createEffects(): Effects {
  const numbering = createNumbering();
  const named = (name: string, ...parts: readonly Effect[]): Effect =>
    numbering.named([name, ...parts].join(' '));
  const noes = new Set<Effect>();
  const knownAs = (isNo: boolean, effect: Effect): Effect => {
    if (isNo) noes.add(effect);
    return effect;
  };
  const nothing = named('nothing');
  const of = (behaviour: Behaviour, behind: Effect): Effect =>
    numbering.once(behaviour, behind, () => visit(effectOf, behaviour, behind, effects));
  const effects: EffectNames = {
    nothing,
    end: named('end'),
    isNo: (effect) => noes.has(effect),
    of,
    named,
    told: (c, behind) => knownAs(c === 'regret', named(c, behind)),
    either: (options) => {
      const [only = nothing, ...others] = [...new Set(options)].toSorted((a, b) => a - b);
      if (others.length === 0) return only;
      return knownAs(
        [only, ...others].every((one) => noes.has(one)),
        named('either', only, ...others),
      );
    },
    beside: (one, behind) =>
      one === nothing ? behind : knownAs(noes.has(behind), named('beside', one, behind)),
  };
  return effects;
}

interface EffectNames extends Effects {
  readonly named: (name: string, ...parts: readonly Effect[]) => Effect;
  readonly told: (outcome: MessageClass, behind: Effect) => Effect;
  readonly either: (options: readonly Effect[]) => Effect;
  readonly beside: (one: Effect, behind: Effect) => Effect;
}

const same = (_behaviour: Behaviour, behind: Effect): Effect => behind;

const effectOf: Visitor<Effect, [behind: Effect, effects: EffectNames]> = {
  pass: same,
  show: same,
  delay: same,
  sequence: ({ of }, behind, effects) =>
    of.reduceRight((after, one) => effects.of(one, after), behind),
  send: ({ to, class: c, holds, undelivered, unknown }, behind, effects) => {
    const handlers = [undelivered, ...(unknown === undefined ? [] : [unknown])];
    const after = holds
      ? effects.either([behind, ...handlers.map((one) => effects.of(one, behind))])
      : effects.beside(
          effects.either(handlers.map((one) => effects.of(one, effects.nothing))),
          behind,
        );
    return to === 'candidate' && isOutcome(c) ? effects.told(c, after) : after;
  },
  task: (task, behind, effects) => {
    const answers = task.answers.map((one) => effects.of(one.behaviour, behind));
    const silent = effects.of(task.silent.behaviour, behind);
    if (isDecision(task)) return effects.named(task.step, ...answers, silent);
    // Behind an end without an outcome nothing was chosen.
    const chosen = [...answers, silent].filter((one) => one !== effects.end);
    return chosen.length === 0 ? effects.end : effects.either(chosen);
  },
  choice: ({ branches }, behind, effects) =>
    effects.either(branches.map((one) => effects.of(one.behaviour, behind))),
  fork: ({ behaviour }, behind, effects) =>
    effects.beside(effects.of(behaviour, effects.nothing), behind),
  end: (_end, _behind, { end }) => end,
};
