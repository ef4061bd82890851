/** What somebody may do, in the order in which it is listed everywhere. */
export const rights = [
  'see',
  'start',
  'amend',
  'act-for',
  'remind',
  'withdraw',
  'stop',
  'resume',
  'erase',
  'report',
  'audit',
  'access',
] as const;

export type Right = (typeof rights)[number];

/** What each right opens, in one line. */
export const rightSummaries: Readonly<Record<Right, string>> = {
  see: 'read cases, their records and files, and what stands still; sign in to the console',
  start: 'start cases',
  amend: 'change the facts of a case (asked for nowhere yet)',
  'act-for': 'answer a task in the name of somebody who was asked',
  remind: 'remind somebody who has a task (asked for nowhere yet)',
  withdraw: 'withdraw an application in the name of the candidate',
  stop: 'stop a message that waits (asked for nowhere yet)',
  resume: 'let a stopped case go on, or close it',
  erase: 'erase a case, and export what is kept of a person',
  report: 'read figures about all cases',
  audit: 'read what keys and operators have done',
  access: 'make and revoke keys, and revoke links',
};

export const isRight = (word: unknown): word is Right => rights.some((right) => right === word);
