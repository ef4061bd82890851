/** How much one act may hold, whichever way it comes. What a case carries at most is added up from these. */
export const actLimits = {
  /** UTF-16 units, as browsers count. */
  commentLetters: 2000,
  /** Of the answers to a form, as JSON in UTF-8. */
  answersBytes: 64 * 1024,
  /** Of an id: a task, a person, an outcome, an event, a field. */
  nameLetters: 500,
} as const;
