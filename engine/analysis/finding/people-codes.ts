/** Codes of the proof that everybody asked or told is there. */
export const peopleCodes = {
  'nobody-there': 'In some department nobody who is active holds a role that is asked or told.',
  'escalation-same': 'In some department a rung reaches only people who have been silent already.',
  'escalation-overlaps': 'In some department a rung reaches some who have been silent already.',
  'quorum-unreachable': 'In some department fewer different people are asked than must say yes.',
  'same-approver': 'In some department two approvals in a row come down to the same person.',
} as const satisfies Readonly<Record<string, string>>;
