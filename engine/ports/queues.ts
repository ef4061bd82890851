/** Temporal's task queues, known to the server that starts a case, to its workflow, and to the workers that serve it. */
export const queues = { workflows: 'tidings', mail: 'tidings-mail' } as const;
