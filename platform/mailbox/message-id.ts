import { createHash } from 'node:crypto';

/** A message of a case to one person. */
export interface MailKey {
  readonly case: string;
  readonly message: string;
  readonly person: string;
}

/** The `Message-ID`: the same for every attempt to send a message to a person, so that mail servers and readers see one mail. */
export const messageIdOf = (key: MailKey, from: string): string =>
  `<${mailNameOf(key)}@${domainOf(from)}>`;

/** The part of a `Message-ID` that does not depend on the sender. */
export const mailNameOf = ({ case: id, message, person }: MailKey): string =>
  createHash('sha256')
    .update(JSON.stringify([id, message, person]))
    .digest('hex')
    .slice(0, 40);

/** The settings have the address last, and its domain in plain letters; a name before it may hold an "@" as well. */
const domainOf = (from: string): string => /@([a-z0-9.-]+)>?$/i.exec(from)?.[1] ?? 'localhost';
