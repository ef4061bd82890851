import { type ParsedMail, simpleParser } from 'mailparser';
import type { Entry } from '../../engine/model/journal.ts';
import { readJournal } from '../../store/journal.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import { eventually } from '../eventually.ts';
import type { E2eStack } from './stack.ts';

/** A case of the flow with short windows, seen from outside. */
export interface ObservedCase {
  readonly id: string;
  /** The candidate's page, as the API names it. */
  readonly progress: string;
  entries(): Promise<readonly Entry[]>;
  /** Waits until the journal has such an entry. */
  until(fits: (entry: Entry) => boolean): Promise<readonly Entry[]>;
  /** Waits for the mail that tells this person this. */
  mail(message: string, person?: string): Promise<ParsedMail>;
  /** How often the text of this message has been handed to the mail server. */
  transmitted(message: string, person?: string): number;
}

/** The facts of a candidate of this name; no window of the flow counts from the interview. */
export const factsOf = (name: string): object => ({
  candidate: { name, email: addressOf(name), locale: 'en', zone: 'Europe/Berlin' },
  position: { title: 'Engineer', department: 'engineering', family: 'core' },
  lastInterviewAt: '2026-01-05T10:00:00+01:00',
});

/** The body that starts such a case; the day of the interview is the same on every day on which the tests run. */
export const startOf = (name: string, flow = 'short'): object => ({
  flow,
  facts: factsOf(name),
  accept: ['late-start'],
});

export const addressOf = (name: string): string => `${name.toLowerCase()}@example.com`;

export async function openCase(
  stack: E2eStack,
  name: string,
  flow?: string,
): Promise<ObservedCase> {
  const response = await stack.api('POST', '/api/cases', startOf(name, flow));
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`no case, but ${response.status}: ${answer}`);
  const { case: id, progress } = JSON.parse(answer) as { case: string; progress: string };
  return caseOf(stack, id, progress);
}

/** A case that is known already. */
export function caseOf(stack: E2eStack, id: string, progress = ''): ObservedCase {
  const mailId = (message: string, person: string) =>
    messageIdOf({ case: id, message, person }, 'hr@acme.example');
  const entries = () => readJournal(stack.store, id);
  return {
    id,
    progress,
    entries,
    until: async (fits) => {
      await eventually(async () => (await entries()).some(fits));
      return await entries();
    },
    mail: async (message, person = 'candidate') => {
      const key = mailId(message, person);
      const find = () => stack.relay().mails.find(({ source }) => source.includes(key));
      await eventually(() => find() !== undefined);
      return await simpleParser(find()?.source ?? '');
    },
    transmitted: (message, person = 'candidate') =>
      stack.relay().texts.filter((text) => text.includes(mailId(message, person))).length,
  };
}

/** The first link of this kind in a mail: `t` leads to a task, `c` to the candidate's page. */
export function linkIn({ text = '' }: ParsedMail, kind: 't' | 'c'): string {
  const [found] = new RegExp(`http://[^\\s\\]]*/${kind}/[\\w-]+`).exec(text) ?? [];
  if (found === undefined) throw new Error(`no such link in: ${text}`);
  return found;
}
