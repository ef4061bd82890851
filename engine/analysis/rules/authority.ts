import { atomsOf, conditionOf } from '../cases/guard.ts';
import { followPaths } from '../paths/explore.ts';
import { type Happened, type Memory, nameOfPath, type Path } from '../paths/explored-path.ts';
import type { Alt, Emit, Race } from '../../behaviour/behaviour.ts';
import type { World } from '../cases/split-cases.ts';
import type { authorityCodes } from '../finding/authority-codes.ts';
import type { Finding } from '../finding/finding.ts';
import { asks } from '../timing/obligation.ts';
import { surest } from '../paths/most-certain.ts';

/** Every offer is approved by people, and by all of them before it leaves; nobody is rejected unless somebody was asked. */
export function authority(world: World): readonly Finding[] {
  const found: Finding[] = [];
  followPaths(world, {
    start,
    matters,
    key: ({ approved, silent, open, offered, asked, chosen }) =>
      `${approved} ${asked} ${silent} ${open} ${offered} ${chosen}`,
    after,
    before: (happened, path) => {
      const wrong = wrongWith(happened, path.state);
      if (wrong !== undefined) found.push(findingOn(path, wrong));
    },
  } satisfies Memory<Known>);
  return surest(found);
}

/** What matters of a path to who may decide. */
interface Known {
  readonly approved: boolean;
  /** The decision that nobody made, nor any after it. */
  readonly silent: string | undefined;
  /** The decision that is open. */
  readonly open: string | undefined;
  readonly offered: string | undefined;
  /** Somebody other than the candidate was asked: nothing is decided by facts alone. */
  readonly asked: boolean;
  /** The last choice that facts have made. */
  readonly chosen: string | undefined;
}

const start: Known = {
  approved: false,
  silent: undefined,
  open: undefined,
  offered: undefined,
  asked: false,
  chosen: undefined,
};

function matters(happened: Happened): boolean {
  if (happened.what === 'told') return isTold(happened.emit);
  return happened.what !== 'opened' || isDecision(happened.race);
}

const isTold = ({ to, class: c }: Emit): boolean =>
  to === 'candidate' && (c === 'offer' || c === 'regret' || c === 'correction');

const isDecision = ({ type }: Race): boolean => type === 'decision';

function after(known: Known, happened: Happened): Known {
  if (happened.what === 'told') return afterTold(known, happened.emit);
  if (happened.what === 'opened') return { ...known, open: happened.race.step };
  if (happened.what === 'closed') return afterClosed(known, happened);
  if (happened.what === 'handled') return { ...known, open: undefined };
  return readsFacts(happened.alt) ? { ...known, chosen: happened.alt.step } : known;
}

function afterTold(known: Known, { class: c, step }: Emit): Known {
  return c === 'regret' ? known : { ...known, offered: c === 'offer' ? step : undefined };
}

function afterClosed(
  known: Known,
  { race, outcome }: Extract<Happened, { what: 'closed' }>,
): Known {
  const asked = known.asked || !asks(race, 'candidate');
  if (!isDecision(race)) return known.asked === asked ? known : { ...known, asked };
  return {
    ...known,
    approved: known.approved || (outcome === 'approved' && !isOwn(race)),
    silent: outcome === 'silent' ? race.step : undefined,
    open: undefined,
    asked,
  };
}

/** Nobody approves their own offer, on whatever rung. */
const isOwn = ({ windows }: Race): boolean => windows.some(({ to }) => to.includes('candidate'));

/** Where a world has left no condition to read, it was one: what depends on a task comes after somebody was asked. */
function readsFacts({ arms }: Alt): boolean {
  const conditions = arms.flatMap(({ when }) => (when ? [conditionOf(when.cel)] : []));
  const owners = conditions.flatMap(atomsOf).flatMap(({ term }) => term.owners);
  return conditions.length === 0 || owners.includes('case');
}

interface Wrong {
  readonly code: keyof typeof authorityCodes;
  /** Where it is to be put right. */
  readonly at: Finding['at'];
  /** The step by which it shows, with which the path ends. */
  readonly shown: string;
  readonly names: Readonly<Record<string, string>>;
}

function wrongWith(happened: Happened, known: Known): Wrong | undefined {
  if (happened.what === 'opened')
    return known.offered === undefined
      ? undefined
      : lateApproval(happened.race.step, known.offered, happened.race.step);
  if (happened.what !== 'told') return undefined;
  const { emit } = happened;
  if (emit.class === 'offer') return wrongWithOffer(emit, known);
  const { asked, chosen } = known;
  if (emit.class !== 'regret' || asked || chosen === undefined) return undefined;
  const shown = emit.step;
  return { code: 'rejection-by-score', at: { step: chosen }, shown, names: { regret: shown } };
}

function wrongWithOffer({ step }: Emit, { approved, silent, open }: Known): Wrong | undefined {
  if (open !== undefined) return lateApproval(open, step, step);
  if (silent !== undefined)
    return {
      code: 'offer-by-silence',
      at: { step: silent, key: 'silent' },
      shown: step,
      names: { approval: silent, offer: step },
    };
  return approved
    ? undefined
    : { code: 'offer-unapproved', at: { step }, shown: step, names: { offer: step } };
}

const lateApproval = (approval: string, offer: string, shown: string): Wrong => ({
  code: 'approval-after-offer',
  at: { step: approval },
  shown,
  names: { approval, offer },
});

function findingOn(path: Path<Known>, { code, at, shown, names }: Wrong): Finding {
  const values = Object.entries(names).map(([key, name]) => [key, { name }] as const);
  return {
    code,
    severity: 'error',
    at,
    values: { ...Object.fromEntries(values), path: { text: nameOfPath(path, shown) } },
    ...(path.doubt === undefined ? {} : { maybe: path.doubt }),
  };
}
