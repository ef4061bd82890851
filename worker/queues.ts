/** Task queues, by the same names in `workflows/messages.ts`, which runs in the sandbox and is never imported here. */
export const queues = { workflows: 'tidings', mail: 'tidings-mail' } as const;
