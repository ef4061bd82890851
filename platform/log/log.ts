import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { prettyLine } from './pretty-line.ts';
import { redactFields, redactText } from './redact.ts';

export type Log = Logger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogSettings {
  readonly level: LogLevel;
  /** One line for people instead of JSON. */
  readonly pretty: boolean;
}

/** The log of a process, on standard error unless told otherwise. Secrets and what is personal are taken out of every line. */
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
      // Already plain fields by then; pino's own serializer would rename their type.
      serializers: { err: (error: unknown) => error },
      hooks: { streamWrite: redactText },
    },
    pretty ? { write: (line) => out.write(prettyLine(line)) } : out,
  );
