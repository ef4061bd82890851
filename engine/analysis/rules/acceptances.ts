/** Names of outcomes by which somebody says yes. Of other names nobody knows which are. */
export const acceptances: ReadonlySet<string> = new Set([
  'accepted',
  'accept',
  'agreed',
  'approved',
  'yes',
]);
