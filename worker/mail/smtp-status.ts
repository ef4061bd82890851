import type { ReadReply } from './refusal.ts';

/** The enhanced status code of RFC 3463, which says more than the reply code and contains nothing personal; qmail and its heirs write it behind "#". */
export const statusIn = (response: string): string | undefined =>
  forms.map((form) => form.exec(response)?.[1]).find((status) => status !== undefined);

const forms: readonly RegExp[] = [
  /^\d{3}[ -][#[(]*([245]\.\d{1,3}\.\d{1,3})(?![.\d])/m,
  /#\s*([245]\.\d{1,3}\.\d{1,3})(?![.\d])/,
];

/** What a status code is about, and whether it is for good; undefined if it may be about anything. */
export function aboutByStatus(status = ''): ReadReply | undefined {
  const [, subject = '', detail = ''] = status.split('.');
  return statuses[`${subject}.${detail}`] ?? subjects[subject];
}

const us: ReadReply = { about: 'us', final: false };
const address: ReadReply = { about: 'address', final: true };
const addressForNow: ReadReply = { about: 'address', final: false };
const mail: ReadReply = { about: 'mail', final: true };

/**
 * RFC 3463, second number, where all of its third numbers are about one thing: the form of the mail, or who may send what. "Other", and
 * numbers that nobody has registered, are said of senders and recipients alike.
 */
const subjects: Readonly<Record<string, ReadReply>> = { 6: mail, 7: us };

/** RFC 3463, RFC 5248 (the registry) and 6531, 7293, 7504 and 7505; of 4 (network and routing) all but 4.4 may pass. */
const statuses: Readonly<Record<string, ReadReply>> = {
  '1.1': address,
  '1.2': address,
  '1.3': address,
  '1.4': address,
  '1.6': address,
  '1.10': address,
  '2.1': address,
  '2.2': addressForNow,
  '2.3': mail,
  '2.4': address,
  // Exchange: what a mailbox takes in an hour, from all or from one sender.
  '2.121': addressForNow,
  '2.122': addressForNow,
  '3.4': mail,
  '4.4': address,
  // Letters of the address that the server does not take.
  '6.7': address,
  '6.9': address,
  // A list that we may not write to, a mailbox or domain that has changed hands.
  '7.2': address,
  '7.17': address,
  '7.18': address,
};
