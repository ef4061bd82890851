import {
  proxySinks,
  type Sinks,
  type WorkflowInterceptorsFactory,
  type WorkflowOutboundCallsInterceptor,
} from '@temporalio/workflow';

/** A command as it was scheduled; loaded into the sandbox beside the workflow. */
export interface ScheduledCommand {
  readonly command: 'activity' | 'local activity' | 'timer';
  readonly name: string;
  readonly input: unknown;
}

export interface CommandSinks extends Sinks {
  commands: { scheduled(command: ScheduledCommand): void };
}

const { commands } = proxySinks<CommandSinks>();

const outbound: WorkflowOutboundCallsInterceptor = {
  scheduleActivity(input, next) {
    commands.scheduled({ command: 'activity', name: input.activityType, input: input.args });
    return next(input);
  },
  scheduleLocalActivity(input, next) {
    commands.scheduled({
      command: 'local activity',
      name: input.activityType,
      input: input.args,
    });
    return next(input);
  },
  startTimer(input, next) {
    commands.scheduled({
      command: 'timer',
      name: input.options?.summary ?? '',
      input: input.durationMs,
    });
    return next(input);
  },
};

export const interceptors: WorkflowInterceptorsFactory = () => ({ outbound: [outbound] });
