/**
 * By what operators find cases in Temporal's UI, as the keys that Temporal's SDK takes: set by the server and the workflow,
 * registered by whoever sets a Temporal server up. They hold nothing personal, since Temporal never encrypts them.
 */
export const searchAttributes = {
  flow: { name: 'TidingsFlow', type: 'KEYWORD' },
  step: { name: 'TidingsStep', type: 'KEYWORD' },
  status: { name: 'TidingsStatus', type: 'KEYWORD' },
  due: { name: 'TidingsDue', type: 'DATETIME' },
} as const;
