/** Where the work of a case waits: named by whoever starts a case, by its workflow and by the workers that serve it. */
export const queues = { workflows: 'tidings', mail: 'tidings-mail' } as const;
