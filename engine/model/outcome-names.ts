/** How a case stands is shown where its outcome is once it has ended, and `else` means every other outcome: none of these is one. */
export const reservedOutcomes: ReadonlySet<string> = new Set([
  'starting',
  'running',
  'stopped',
  'ended',
  'else',
]);
