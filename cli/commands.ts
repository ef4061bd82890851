import type { Command } from 'commander';

interface CommandEntry {
  /** The description of the command, repeated here so that the list needs none of them loaded. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  start: {
    summary: 'run everything on this machine: Temporal, database, mailbox, server and worker',
    load: async () => (await import('./start.ts')).startCommand(),
  },
  check: {
    summary: 'check the definitions, and prove what the flows promise',
    load: async () => (await import('./check.ts')).checkCommand(),
  },
  test: {
    summary: 'rehearse the scenes beside the flows, and say what none of them reaches',
    load: async () => (await import('./test.ts')).testCommand(),
  },
  rehearse: {
    summary: 'show who gets what on which day, whatever everyone else does',
    load: async () => (await import('./rehearse.ts')).rehearseCommand(),
  },
  diagram: {
    summary: 'draw a flow, for people or for Mermaid',
    load: async () => (await import('./diagram.ts')).diagramCommand(),
  },
  explore: {
    summary: 'count the states that a flow can be in, or draw them as a graph',
    load: async () => (await import('./explore.ts')).exploreCommand(),
  },
  new: {
    summary: 'write the beginning of a flow, part, template, form or calendar, which checks',
    load: async () => (await import('./new.ts')).newCommand(),
  },
  texts: {
    summary: 'list what is not written in a language yet',
    load: async () => (await import('./texts.ts')).textsCommand(),
  },
  calendar: {
    summary: 'write the public holidays of the next year into a calendar',
    load: async () => (await import('./calendar.ts')).calendarCommand(),
  },
  schema: {
    summary: 'write the JSON Schemas for editors',
    load: async () => (await import('./schema.ts')).schemaCommand(),
  },
  cases: {
    summary: 'list cases, the youngest first',
    load: async () => (await import('./cases.ts')).casesCommand(),
  },
  show: {
    summary: 'show a case: where it is, who has to act, and its record',
    load: async () => (await import('./show.ts')).showCommand(),
  },
  decide: {
    summary: 'answer a task in the name of somebody who may',
    load: async () => (await import('./decide.ts')).decideCommand(),
  },
  withdraw: {
    summary: "withdraw a candidate's application",
    load: async () => (await import('./withdraw.ts')).withdrawCommand(),
  },
  doctor: {
    summary: 'find what stands still, and say why and what to do',
    load: async () => (await import('./doctor.ts')).doctorCommand(),
  },
  counts: {
    summary: 'count what has happened in all cases, by flow',
    load: async () => (await import('./counts.ts')).countsCommand(),
  },
  ledger: {
    summary: 'list what has happened in the house outside of any case, in order',
    load: async () => (await import('./ledger.ts')).ledgerCommand(),
  },
  verify: {
    summary: 'recompute the chains of all records, and compare them with what was anchored',
    load: async () => (await import('./verify.ts')).verifyCommand(),
  },
  migrate: {
    summary: 'bring the tables of PostgreSQL up to date as their owner',
    load: async () => (await import('./migrate.ts')).migrateCommand(),
  },
  backup: {
    summary: 'copy all that is kept, and the keys of cases apart from it',
    load: async () => (await import('./backup.ts')).backupCommand(),
  },
  restore: {
    summary: 'make what "backup" has copied the data of this installation, which has none yet',
    load: async () => (await import('./restore.ts')).restoreCommand(),
  },
  resume: {
    summary: 'let a case go on that stands still, once its cause is mended',
    load: async () => (await import('./resume.ts')).resumeCommand(),
  },
  close: {
    summary: 'end a case that an error has stopped, with a message to the candidate',
    load: async () => (await import('./close.ts')).closeCommand(),
  },
  erase: {
    summary: 'erase what is personal about a case that has ended; nothing brings it back',
    load: async () => (await import('./erase.ts')).eraseCommand(),
  },
  export: {
    summary: 'give out what is kept of the candidate of a case, as JSON',
    load: async () => (await import('./export.ts')).exportCommand(),
  },
  keys: {
    summary: 'make, list and revoke API keys, each with a name, rights and an end',
    load: async () => (await import('./keys.ts')).keysCommand(),
  },
  revoke: {
    summary: 'take back the links that a person was given in a case',
    load: async () => (await import('./revoke.ts')).revokeCommand(),
  },
  render: {
    summary: 'show a template as a mail, filled with the facts of a case',
    load: async () => (await import('./render.ts')).renderCommand(),
  },
  docs: {
    summary:
      'write the reference of step kinds, house, codes and settings, and a page for each finding',
    load: async () => (await import('./docs.ts')).docsCommand(),
  },
};
