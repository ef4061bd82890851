import type { PayloadKeys } from './encryption.ts';

/** Reads `id:base64,...`; the first key is the active one. If it cannot, returns the reason, which never contains a key. */
export function parsePayloadKeys(text: string): PayloadKeys | string {
  const byId = new Map<string, Uint8Array>();
  for (const [index, part] of text.split(',').entries()) {
    const [, id, base64] = /^\s*([\w.-]+):([\w+/=-]+)\s*$/.exec(part) ?? [];
    const nth = `key ${index + 1}`;
    if (id === undefined || base64 === undefined) {
      return `cannot be read at ${nth}; write id:base64, with commas between keys`;
    }
    if (byId.has(id)) return `has two keys called "${id}"; give each its own id`;
    const key = Buffer.from(base64, 'base64');
    if (key.length !== keyLength) {
      return `has ${key.length} bytes in ${nth}, called "${id}"; give ${keyLength}, for example from "openssl rand -base64 32"`;
    }
    if (new Set(key).size < fewestDifferentBytes)
      return `can be guessed in ${nth}, called "${id}", which has hardly any different bytes; take it from "openssl rand -base64 32"`;
    byId.set(id, key);
  }
  const [active = ''] = byId.keys();
  return { active, byId };
}

const keyLength = 32;
/** Of 32 random bytes about 30 are different; fewer than so many never. */
const fewestDifferentBytes = 10;
