import { parse } from '../../source/parse.ts';
import { readFlow, type WrittenFlow } from '../written-flow.ts';

/** Flows that every plan has by itself, in the calendar of its own flow. */
export const systemFlows: Readonly<Record<'undelivered' | 'unknown', WrittenFlow>> = {
  undelivered: readBuiltIn(`
flow: undelivered
title: A message could not be delivered
steps:
  - todo:
      en: A message could not be delivered - reach the person another way
      zh-CN: 消息未能送达，请通过其他方式联系对方
    id: reach
    for: recruiter
    within: 1 business day
    remind: 50%
    escalate: [{ to: hr-duty-officer, within: 1 business day }]
    outcomes: { reached: [], unreachable: [] }
    labels:
      reached: { en: Reached and told, zh-CN: 已联系并告知 }
      unreachable: { en: Could not be reached, zh-CN: 无法联系 }
    silent: unreachable
`),
  unknown: readBuiltIn(`
flow: unknown
title: Nobody knows whether a message arrived
steps:
  - todo:
      en: It is unknown whether a message arrived - ask the person, and tell them if it did not
      zh-CN: 无法确认消息是否送达，请与对方确认，如未收到请告知
    id: confirm
    for: recruiter
    within: 1 business hour
    escalate: [{ to: hr-duty-officer, within: 1 business hour }]
    outcomes: { arrived: [], told: [], unreachable: [] }
    labels:
      arrived: { en: It had arrived, zh-CN: 对方已收到 }
      told: { en: It had not - told another way, zh-CN: 对方未收到，已另行告知 }
      unreachable: { en: Could not be reached, zh-CN: 无法联系 }
    silent: unreachable
`),
};

/** Roles that these flows ask, so that every directory must have them. */
export const systemRoles = ['recruiter', 'hr-duty-officer'] as const;

function readBuiltIn(text: string): WrittenFlow {
  const source = parse(text, 'built-in');
  return readFlow('built-in', source);
}
