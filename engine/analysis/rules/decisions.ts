import type { MessageClass } from '../../model/message.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { Alt, Emit, FlowShape } from '../../behaviour/behaviour.ts';
import type { Finding } from '../finding/finding.ts';
import { ways, type Notes } from '../paths/forward-analysis.ts';

/** What messages say to the candidate agrees with what has been decided last, and with what they have been told. */
export function decisions({ main, on, backstops }: FlowShape): readonly Finding[] {
  const found = new Map<string, Finding>();
  const report: Report = (finding) => found.set(JSON.stringify(finding), finding);
  for (const shape of [main, ...Object.values(on), ...backstops.map((one) => one.shape)])
    ways(shape, [unknown], notes(report));
  return [...found.values()];
}

type Report = (finding: Finding) => void;

/** What is known on a way. */
interface Known {
  /** The decision that stands, and its step. */
  readonly last?: { readonly as: 'yes' | 'no' | 'silence'; readonly step: string };
  /** The step that has told how it ended. */
  readonly told?: string;
  /** Messages that say "no decision yet" after a no: right only if somebody decides again. */
  readonly early: readonly Early[];
}

type Early = Pick<Emit, 'step' | 'template'> & { readonly after: string };

const unknown: Known = { early: [] };

const notes = (report: Report): Notes<Known> => ({
  told: (emit, known) => (emit.to === 'candidate' ? told(emit, known, report) : known),
  // A correction that does not arrive is no word that contradicts the next one.
  undelivered: (emit, known) => (emit.class === 'correction' ? corrected(known) : known),
  opened: (race, known) => (race.type === 'decision' ? { ...known, early: [] } : known),
  closed: (race, { last: _last, ...known }, label) => {
    if (race.type !== 'decision') return known;
    const as = decisionOf(label);
    return as === undefined ? known : { ...known, last: { as, step: race.step } };
  },
  chosen: (alt, { last, ...known }) =>
    last === undefined || decidesAnew(alt, last) ? known : { ...known, last },
  ended: (_exit, { early }) => {
    for (const one of early) report(contradiction('undecided-after-no', one, one.after));
  },
});

function decisionOf(label: string | undefined): 'yes' | 'no' | 'silence' | undefined {
  if (label === undefined) return 'silence';
  return label === 'approved' ? 'yes' : label === 'rejected' ? 'no' : undefined;
}

/** The facts of a case never make a yes out of a no; what people have answered may. */
const decidesAnew = ({ arms }: Alt, { as }: NonNullable<Known['last']>): boolean =>
  as === 'yes' ||
  arms.some(({ when }) =>
    atomsOf(conditionOf(when?.cel ?? 'true')).some(({ term }) =>
      term.owners.some((owner) => owner !== 'case'),
    ),
  );

type Tell = (emit: Emit, known: Known, report: Report) => Known;

const told: Tell = (emit, known, report) => tells[emit.class]?.(emit, known, report) ?? known;

const intended: Tell = (emit, known, report) => {
  const { last } = known;
  if (last !== undefined && last.as !== 'yes')
    report(contradiction('offer-after-no', emit, last.step));
  return known;
};

const tells: Readonly<Partial<Record<MessageClass, Tell>>> = {
  intent: intended,
  offer: (emit, known, report) => ({ ...intended(emit, known, report), told: emit.step }),
  regret: (emit, known, report) => {
    if (known.last?.as === 'yes') report(contradiction('regret-after-yes', emit, known.last.step));
    return { ...known, told: emit.step };
  },
  'decision-status': (emit, known, report) => {
    const { last, early } = known;
    if (known.told !== undefined)
      report(contradiction('undecided-after-outcome', emit, known.told));
    return last?.as === 'no' ? { ...known, early: [...early, earlyAfter(emit, last)] } : known;
  },
  correction: (_emit, known) => corrected(known),
};

const corrected = ({ told: _told, ...known }: Known): Known => known;

const earlyAfter = (
  { step, template }: Emit,
  { step: after }: { readonly step: string },
): Early => ({
  step,
  template,
  after,
});

const contradiction = (
  code: keyof typeof severities,
  { step, template }: Pick<Emit, 'step' | 'template'>,
  after: string,
): Finding => ({
  code,
  severity: severities[code],
  at: { step, key: 'template' },
  values: { template: { name: template }, after: { name: after } },
});

const severities = {
  'offer-after-no': 'error',
  'regret-after-yes': 'warning',
  'undecided-after-no': 'warning',
  'undecided-after-outcome': 'error',
} as const;
