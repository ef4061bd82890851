/** The exit codes of all commands; only those that call a server end with the last two. */
export const exitCodes = {
  done: 0,
  refused: 1,
  couldNotRun: 2,
  notFound: 3,
  unreachable: 4,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `
Exit codes: 0 done, 1 refused (and what is on record), 2 could not run or wrong usage,
3 not found, 4 the server cannot be reached or cannot do it now.`;
