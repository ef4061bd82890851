import type { ReachTask } from '../../../model/plan.ts';
import { type LoweringContext, lowerDuration } from './lower-steps.ts';
import type { systemRoles } from './system-flows.ts';

const by: (typeof systemRoles)[number] = 'recruiter';
const otherwise: (typeof systemRoles)[number] = 'hr-duty-officer';

/** The task that every plan has by itself for people whom no mail can ask, in the calendar of its own flow. */
export const reachTask = (context: LoweringContext): ReachTask => ({
  title: {
    en: 'A request could not be delivered - reach the person another way, so that they can answer',
    'zh-CN': '请求未能送达，请通过其他方式联系对方，以便其答复',
  },
  by,
  otherwise,
  within: lowerDuration('1 business day', context),
  outcomes: [
    { outcome: 'reached', label: { en: 'Reached and asked', 'zh-CN': '已联系并转达请求' } },
    { outcome: 'unreachable', label: { en: 'Could not be reached', 'zh-CN': '无法联系' } },
  ],
});
