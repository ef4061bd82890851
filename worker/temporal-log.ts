import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Log } from '../platform/log/log.ts';

let installed = false;

/** Temporal's runtime is one for the process: the first worker decides, signals stay with whoever started it. */
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
