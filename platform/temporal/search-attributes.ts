/** What operators filter and sort by in the Temporal UI; nothing personal, since Temporal never encodes these. */
export const searchAttributes = {
  TidingsFlow: 'Keyword',
  TidingsStep: 'Keyword',
  TidingsStatus: 'Keyword',
  TidingsDue: 'Datetime',
} as const;
