import { createHash } from 'node:crypto';
import type { DeliveryKey } from '../../store/messages.ts';

/** The same for every attempt to tell one person one thing, so that mail servers and readers see one mail. */
export function messageIdOf({ case: id, message, person }: DeliveryKey, from: string): string {
  const hash = createHash('sha256').update(JSON.stringify([id, message, person]));
  return `<${hash.digest('hex').slice(0, 40)}@${domainOf(from)}>`;
}

const domainOf = (from: string): string => /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? 'localhost';
