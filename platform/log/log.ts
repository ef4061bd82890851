import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { prettyLine } from './pretty-line.ts';
import { redactFields, redactText } from './redact.ts';

export type Log = Logger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogSettings {
  readonly level: LogLevel;
  /** Whether lines are for people instead of JSON. */
  readonly pretty: boolean;
}

/** Creates the log of a process, on standard error by default. Secrets and personal data are removed from every line. */
export const createLog = (
  { level, pretty }: LogSettings,
  out: DestinationStream = process.stderr,
): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }), log: redactFields },
      // `redactFields` has made errors plain objects by then; pino's own serializer would rename their type.
      serializers: { err: (error: unknown) => error },
      hooks: { streamWrite: redactText },
    },
    pretty ? { write: (line) => out.write(prettyLine(line)) } : out,
  );
