import { isAnswer } from '../../model/message.ts';
import type { Emit, Shape, FlowShape, BackstopShape } from '../../behaviour/behaviour.ts';
import { emitsOf } from '../../behaviour/traverse.ts';
import type { Finding } from '../finding/finding.ts';
import { ways } from '../paths/forward-analysis.ts';

/** A backstop that says "no decision yet" must not do so where the outcome has been told and the case goes on. */
export const statusBackstops = ({ main, backstops }: FlowShape): readonly Finding[] =>
  backstops.flatMap((backstop, index) => {
    const says = emitsOf(backstop.shape).find(isStatus);
    const outcome = says && spokenAfter(backstop, main);
    return says === undefined || outcome === undefined
      ? []
      : [
          {
            code: 'undecided-after-outcome',
            severity: 'warning',
            at: { backstop: index },
            values: { template: { name: says.template }, after: { name: outcome } },
          },
        ];
  });

const isStatus = ({ class: its, to }: Emit): boolean =>
  its === 'decision-status' && to === 'candidate';

/** A step that tells the outcome without putting the backstop to rest, before the case is over. */
function spokenAfter({ unless }: BackstopShape, main: FlowShape['main']): string | undefined {
  let found: string | undefined;
  const goesOn = (_term: Shape, known: Known): Known => {
    if (!known.rests) found ??= known.told;
    return known;
  };
  ways<Known>(main, [{ rests: false }], {
    told: (emit, known) => {
      if (emit.to !== 'candidate') return known;
      if (puts(unless, emit)) return { rests: true };
      return emit.class === 'offer' || emit.class === 'regret'
        ? { ...known, told: emit.step }
        : known;
    },
    opened: goesOn,
    waited: goesOn,
  });
  return found;
}

interface Known {
  readonly told?: string;
  readonly rests: boolean;
}

const puts = (unless: string, { step, class: its }: Emit): boolean =>
  unless === 'answer' ? isAnswer(its) : unless === its || unless === step;
