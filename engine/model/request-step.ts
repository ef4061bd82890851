const ending = '.sent';

/** The step under which the message leaves by which a task asks: `reply.sent` of the task `reply`. No author can call a step so. */
export const requestStepOf = (task: string): string => `${task}${ending}`;

/** The task that asks by a message, given the step of the message; any other step is its own. */
export const taskOfRequest = (step: string): string =>
  step.endsWith(ending) ? step.slice(0, -ending.length) : step;
