import { silencesBackstop } from '../../model/message.ts';
import type {
  Send,
  Behaviour,
  FlowBehaviour,
  BackstopBehaviour,
} from '../../behaviour/behaviour.ts';
import { sendsOf } from '../../behaviour/traverse.ts';
import type { Finding } from '../finding/finding.ts';
import { forwardAnalysis } from '../paths/forward-analysis.ts';

/** A backstop that says "no decision yet" must not do so where the outcome has been told and the case goes on. */
export const statusBackstops = ({ main, backstops }: FlowBehaviour): readonly Finding[] =>
  backstops.flatMap((backstop, index) => {
    const status = sendsOf(backstop.behaviour).find(isStatus);
    const outcome = status && outcomeToldBefore(backstop, main);
    return status === undefined || outcome === undefined
      ? []
      : [
          {
            code: 'undecided-after-outcome',
            severity: 'warning',
            at: { backstop: index },
            values: { template: status.template, after: outcome },
          },
        ];
  });

const isStatus = ({ class: messageClass, to }: Send): boolean =>
  messageClass === 'decision-status' && to === 'candidate';

/** A step that tells the outcome without silencing the backstop, after which the case waits or asks. */
function outcomeToldBefore(
  { unless }: BackstopBehaviour,
  main: FlowBehaviour['main'],
): string | undefined {
  let found: string | undefined;
  const noteOutcome = (_term: Behaviour, state: StatusBackstopState): StatusBackstopState => {
    if (!state.silenced) found ??= state.outcomeStep;
    return state;
  };
  forwardAnalysis<StatusBackstopState>(main, [{ silenced: false }], {
    told: (send, state) => {
      if (send.to !== 'candidate') return state;
      if (silencesBackstop(send, unless)) return { silenced: true };
      return send.class === 'offer' || send.class === 'regret'
        ? { ...state, outcomeStep: send.step }
        : state;
    },
    opened: noteOutcome,
    waited: noteOutcome,
  });
  return found;
}

interface StatusBackstopState {
  readonly outcomeStep?: string;
  readonly silenced: boolean;
}
