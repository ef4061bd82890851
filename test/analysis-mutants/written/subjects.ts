import type { WrittenMutant } from '../mutant.ts';

const rule = (name: string): string => `engine/analysis/rules/${name}.ts`;

/** Of what approvals are about. */
export const ofSubjects: readonly WrittenMutant[] = [
  [
    { code: 'offer-after-no' },
    'any approval lifts the no of another one',
    rule('overrules'),
    '(subjectOf(approval) !== undefined &&\n      approval !== task &&\n      firstDecided(approval, subjectOf) === firstDecided(task, subjectOf))',
    'approval !== task',
  ],
  [
    { code: 'offer-unapproved' },
    'a yes to a wording is one to the offer',
    rule('decision'),
    "isApproval(task) && (task.about === undefined || task.about.of === 'decision')",
    'isApproval(task)',
  ],
  [
    { code: 'intent-left-open' },
    'an intent that people have said no to is never heard of again',
    rule('open-intents'),
    'checkOver: (path) => leftOpen(path),',
    'checkOver: () => [],',
  ],
  [
    { code: 'offer-and-regret' },
    'a no to an intent leaves it standing',
    rule('one-truth'),
    '!isLifted && { intent }',
    '{ intent }',
  ],
];
