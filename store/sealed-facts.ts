import type { Facts } from '../engine/model/base.ts';
import { seal, unseal } from '../platform/codec/aes-gcm.ts';
import type { NamedKey } from '../platform/codec/encryption.ts';
import { canonicalJson } from './canonical.ts';

/** Seals the facts of a case with its key. */
export const sealFacts = ({ key }: NamedKey, caseId: string, facts: Facts): Uint8Array =>
  seal(key, Buffer.from(canonicalJson(facts)), placeOf(caseId));

/** Undoes `sealFacts`. Throws when they were tampered with, or are those of another case. */
export const openFacts = ({ key }: NamedKey, caseId: string, sealed: Uint8Array): Facts =>
  JSON.parse(unseal(key, sealed, placeOf(caseId)).toString());

const placeOf = (caseId: string): string => `facts of case ${caseId}`;
