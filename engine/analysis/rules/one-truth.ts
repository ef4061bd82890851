import { followPaths } from '../paths/explore.ts';
import { type Happened, type Memory, nameOfPath, type Path } from '../paths/explored-path.ts';
import type { Emit } from '../../behaviour/behaviour.ts';
import type { World } from '../cases/split-cases.ts';
import type { Finding } from '../finding/finding.ts';
import { asks } from '../timing/obligation.ts';
import { surest } from '../paths/most-certain.ts';

/**
 * No path tells the candidate both yes and no, or two different offers, without a correction between. That the candidate's page is
 * never ahead of the messages needs no proof: it shows an outcome only from an accepted one (`engine/progress/progress.ts`).
 */
export function oneTruth(world: World): readonly Finding[] {
  const found: Finding[] = [];
  followPaths(world, {
    start: {},
    matters,
    key: ({ yes, no }) => `${yes?.step} ${yes?.offers} ${yes?.answered} ${no}`,
    after,
    before: (happened, path) => {
      if (happened.what !== 'told') return;
      const wrong = contradiction(happened.emit, path);
      if (wrong !== undefined) found.push(wrong);
    },
  } satisfies Memory<Told>);
  return surest(found);
}

/** What the candidate has been told and not been corrected. */
interface Told {
  readonly yes?: Yes;
  /** The step of a regret. */
  readonly no?: string;
}

/** An offer, or the intent to make one. */
interface Yes {
  readonly step: string;
  /** Template of an offer. */
  readonly offers: string | undefined;
  /** The candidate has been asked since, and has answered or let the time pass. */
  readonly answered: boolean;
}

const matters = (happened: Happened): boolean => {
  if (happened.what === 'told') return happened.emit.to === 'candidate' && speaks(happened.emit);
  return happened.what === 'closed' && asks(happened.race, 'candidate');
};

const speaks = ({ class: c }: Emit): boolean =>
  c === 'intent' || c === 'offer' || c === 'regret' || c === 'correction';

function after(told: Told, happened: Happened): Told {
  if (happened.what === 'closed')
    return told.yes === undefined || told.yes.answered
      ? told
      : { ...told, yes: { ...told.yes, answered: true } };
  if (happened.what !== 'told') return told;
  const { class: c, step, template } = happened.emit;
  if (c === 'correction') return {};
  if (c === 'regret') return { ...told, no: step };
  return { ...told, yes: { step, offers: c === 'offer' ? template : undefined, answered: false } };
}

function contradiction(emit: Emit, path: Path<Told>): Finding | undefined {
  const { yes, no } = path.state;
  if (emit.class === 'correction') return undefined;
  if (emit.class === 'regret') return yes && finding('offer-and-regret', emit, path, yes.step);
  if (no !== undefined) return finding('offer-and-regret', emit, path, no);
  const differs = yes?.offers !== undefined && yes.offers !== emit.template && !yes.answered;
  return differs ? finding('two-offers', emit, path, yes.step) : undefined;
}

function finding(
  code: 'offer-and-regret' | 'two-offers',
  { step, template }: Emit,
  path: Path<Told>,
  before: string,
): Finding {
  return {
    code,
    severity: code === 'two-offers' ? 'warning' : 'error',
    at: { step },
    values: {
      template: { name: template },
      before: { name: before },
      path: { text: nameOfPath(path, step) },
    },
    ...(path.doubt === undefined ? {} : { maybe: path.doubt }),
  };
}
