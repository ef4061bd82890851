import type { Behaviour } from '../../behaviour/behaviour.ts';
import { childrenOf, holdsStep, linesOf, sendsOf } from '../../behaviour/traverse.ts';
import { isAnswer } from '../../model/message.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { Alphabet, ExploredPath } from '../exploration/monitor.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { isAboutIntent } from './about-intent.ts';
import { tasksOf, tellsCandidate } from './decision.ts';
import { departmentReview } from './example-flows.ts';
import { defineRule } from './rule.ts';

const intent = `
---
# templates/instant-offer/template.yaml
template: instant-offer
class: intent
---
# templates/instant-offer/en.md
---
subject: We would like you to join us
---

We would like you to join us. Our finance department still has to agree.
---
# templates/instant-offer/zh-CN.md
---
subject: 我们希望您加入
---

我们希望您加入，尚待财务部门同意。
`;

const budget = (rejected: string): string => `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office${departmentReview}
  - { tell: candidate, id: meant, template: instant-offer }
  - approve: Budget
    id: budget
    about: meant
    by: finance-partner
    within: 2 business days
    rejected: [${rejected}]
    silent: [{ end: late }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told${intent}`;

const intentLeftOpen = defineFinding<{ readonly approval: string; readonly next?: string }>({
  code: 'intent-left-open',
  severity: 'error',
  means: 'A no to what the candidate was told as meant is not what they hear next.',
  about:
    'Whoever was told what is meant counts on it. When an approval `about` that intent says no, it holds no longer, and the next message to the candidate, on every way, says so: a regret or a correction.',
  example: {
    wrong: budget('{ run: no-decision-yet }'),
    right: budget('{ run: regret }'),
  },
  says: {
    en: ({ values: { approval, next } }) => ({
      message:
        next === undefined
          ? `the no of "${approval}" takes back what the candidate was told, and they may never hear of it`
          : `the no of "${approval}" takes back what the candidate was told, and the next they hear is "${next}"`,
      hint: 'tell a regret or a correction first',
    }),
    'zh-CN': ({ values: { approval, next } }) => ({
      message:
        next === undefined
          ? `“${approval}”的否决推翻了已告知候选人的意向，而候选人可能始终不知情`
          : `“${approval}”的否决推翻了已告知候选人的意向，而候选人接下来收到的是“${next}”`,
      hint: '请先告知婉拒或更正',
    }),
  },
});

/**
 * A no about an intent that was told lifts it, and the next word to the candidate says so, unless they have withdrawn: of what stands behind the
 * approval any message, and of what runs beside it answers and corrections. Each approval is explored by itself.
 */
export const openIntents = defineRule({
  finds: [intentLeftOpen],
  monitor: (guardCase) => {
    const { whole, behaviour } = guardCase;
    const abouts = tasksOf(behaviour).filter((task) => isAboutIntent(task, whole));
    return mostCertain(abouts.flatMap(({ step }) => afterNo(guardCase, step)));
  },
});

function afterNo(guardCase: GuardCase, approval: string): readonly Finding[] {
  const behind = new Set(
    linesOf(guardCase.behaviour).flatMap((line) => sendsBehind(approval, line)),
  );
  const judges: Alphabet = {
    send: (send) =>
      send.to === 'candidate' &&
      (behind.has(send.step) || isAnswer(send.class) || send.class === 'correction'),
    task: ({ step }) => step === approval,
  };
  return explore<OpenIntent>(guardCase, {
    start: {},
    focus: [approval],
    observes: judges,
    judges,
    step: stateAfter,
    check: (event, path) =>
      event.what === 'sent' && !tellsCandidate(event.send, 'regret', 'correction')
        ? leftOpen(path, event.send.template)
        : [],
    checkOver: (path) => leftOpen(path),
  });
}

/** The messages that stand in a task or behind it on its line. */
function sendsBehind(task: string, behaviour: Behaviour): readonly string[] {
  if ('step' in behaviour && behaviour.step === task && behaviour.term === 'task')
    return stepsIn(behaviour);
  if (behaviour.term !== 'sequence')
    return childrenOf(behaviour).flatMap((child) => sendsBehind(task, child));
  const at = behaviour.of.findIndex((one) => holdsStep(one, task));
  if (at < 0) return [];
  const [own, ...rest] = behaviour.of.slice(at);
  return [...(own === undefined ? [] : sendsBehind(task, own)), ...rest.flatMap(stepsIn)];
}

const stepsIn = (behaviour: Behaviour): readonly string[] =>
  sendsOf(behaviour).map(({ step }) => step);

interface OpenIntent {
  /** The approval that has said no, of which the candidate has not heard yet. */
  readonly no?: string;
}

function stateAfter(state: OpenIntent, event: ObservedEvent): OpenIntent {
  if (event.what === 'sent' || event.what === 'handled') return {};
  return event.what === 'closed' && event.outcome === 'rejected' ? { no: event.task.step } : state;
}

const leftOpen = (
  { state: { no: approval }, maybe }: ExploredPath<OpenIntent>,
  next?: string,
): readonly Finding[] =>
  approval === undefined
    ? []
    : [
        intentLeftOpen.found({
          at: { step: approval, key: 'rejected' },
          values: { approval, ...(next !== undefined && { next }) },
          ...maybe,
        }),
      ];
