/** Whether the year with which an ISO date begins is one that a case can be about; a thousand years off is a slip of the hand, and so is "for ever". */
export function hasLikelyYear(date: string): boolean {
  const year = Number(date.slice(0, 4));
  return year >= 1900 && year <= 2100;
}

/** What is said of a date that has none, as a clause. */
export const unlikelyYear = (date: string): string =>
  `lies in the year ${date.slice(0, 4)}, between 1900 and 2100 was expected`;
