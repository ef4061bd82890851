import type { LinkPurpose } from '../../store/links.ts';
import type { Right } from './right.ts';

/** Whoever asks for something. A kind that is added does not compile until `may` says what it may. */
export type Principal = KeyPrincipal | LinkPrincipal;

/** A program or an operator, known by an API key. */
export interface KeyPrincipal {
  readonly kind: 'key';
  readonly id: string;
  /** Under this name it stands on record. */
  readonly name: string;
  readonly rights: readonly Right[];
  /** As whose holder it reads what only some read. */
  readonly roles: HeldRoles;
  /** Without an end it is the key of the settings. */
  readonly expiresAt?: number;
}

/** Only the key of the settings holds every role. */
export type HeldRoles = 'every' | readonly string[];

/** Whoever holds a link out of a mail; it counts as the person to whom the mail went. */
export type LinkPrincipal = LinkPurpose & { readonly kind: 'link' };
