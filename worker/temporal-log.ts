import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Log } from '../platform/log/log.ts';

let installed = false;

/** Lets Temporal log into ours. A process has one runtime, so the first worker installs it; whoever started the process handles its signals. */
export function installRuntime(log: Log): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      if (isExpected(message)) return;
      if (level === 'ERROR') log.error({ temporal: meta }, message);
      else log.warn({ temporal: meta }, message);
    }),
  });
}

/** The mail queue's worker has no workflows on purpose. */
const isExpected = (message: string): boolean => message.startsWith('No workflows registered');
