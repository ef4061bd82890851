/** How much one act may hold, whichever way it comes. What a case carries at most is added up from these. */
export const actLimits = {
  /** Letters are code points. */
  commentLetters: 2000,
  /** Of the answers to a form, as JSON in UTF-8. */
  answersBytes: 64 * 1024,
  /** Of all files of one form together. */
  formFileBytes: 100 * 1024 * 1024,
  /** Of an id: a task, a person, an outcome, an event, a field. */
  nameLetters: 500,
  /**
   * Of a plan and the answers that go with a case from run to run. Temporal takes 2 MiB as the input of a run; a quarter of it is left for
   * facts (256 KiB) and for whatever else has happened.
   */
  carriedBytes: 1536 * 1024,
} as const;
