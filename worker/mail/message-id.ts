import { createHash } from 'node:crypto';
import type { DeliveryKey } from '../../store/messages.ts';

/** The `Message-ID`: the same for every attempt to send a message to a person, so that mail servers and readers see one mail. */
export function messageIdOf({ case: id, message, person }: DeliveryKey, from: string): string {
  const hash = createHash('sha256').update(JSON.stringify([id, message, person]));
  return `<${hash.digest('hex').slice(0, 40)}@${domainOf(from)}>`;
}

/** The settings have the address last, and its domain in plain letters; a name before it may hold an "@" as well. */
const domainOf = (from: string): string => /@([a-z0-9.-]+)>?$/i.exec(from)?.[1] ?? 'localhost';
