import type { Behaviour, Branch, FlowBehaviour, UserTask } from '../../behaviour/behaviour.ts';
import { toldAtWindows } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';

/** What is asked of a step: whether something of it has come about whenever a case comes to the step. */
export interface SoughtBefore {
  readonly step: string;
  /** Whether it comes about where a task is closed so. */
  readonly counts: (task: UserTask, outcome: string) => boolean;
  /** The events with which it comes about. */
  readonly events: readonly string[];
}

/**
 * Whether every way to a step leads through what is sought, on each line by itself. What goes on beside a line only adds to that, so a yes
 * spares the exploration of all orders; behind a no nothing is known.
 */
export const isSurelyBehind = (
  { main, on, backstops }: FlowBehaviour,
  sought: SoughtBefore,
): boolean =>
  isBehindIn(main, sought, false) &&
  Object.entries(on).every(([event, line]) =>
    isBehindIn(line, sought, sought.events.includes(event)),
  ) &&
  backstops.every(({ behaviour }) => isBehindIn(behaviour, sought, false));

const unchanged = (_term: Behaviour, known: boolean): boolean => known;

function isBehindIn(line: Behaviour, { step, counts }: SoughtBefore, before: boolean): boolean {
  let isMissed = false;
  const walk = ({ behaviour }: Pick<Branch, 'behaviour'>, known: boolean): boolean =>
    visit(walks, behaviour, known);
  /** Whether it has come about behind a term; true where no way leads on. */
  const walks: Visitor<boolean, [known: boolean]> = {
    pass: unchanged,
    delay: unchanged,
    show: unchanged,
    end: () => true,
    sequence: ({ of }, known) => of.reduce((then, behaviour) => walk({ behaviour }, then), known),
    choice: ({ branches }, known) => branches.map((one) => walk(one, known)).every(Boolean),
    fork(fork, known) {
      walk(fork, known);
      return known;
    },
    send(send, known) {
      isMissed ||= send.step === step && !known;
      walk({ behaviour: send.undelivered }, known);
      if (send.unknown) walk({ behaviour: send.unknown }, known);
      return known;
    },
    task(task, known) {
      for (const behaviour of toldAtWindows(task)) walk({ behaviour }, known);
      return [...task.answers, { ...task.silent, label: 'silent' }]
        .map((one) => walk(one, known || counts(task, one.label)))
        .every(Boolean);
    },
  };
  walk({ behaviour: line }, before);
  return !isMissed;
}
