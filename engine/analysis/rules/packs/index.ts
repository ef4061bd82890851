import { closesAtExpiry } from './closes-at-expiry.ts';
import { needsExpiry } from './needs-expiry.ts';
import { needsPerson } from './needs-person.ts';
import { neverShows } from './never-shows.ts';
import { openUntil } from './open-until.ts';
import type { PackCheck } from './pack-check.ts';
import { standsUntilAnswered } from './stands-until-answered.ts';

/** The one place where a check is registered, under the key by which packs switch it on. */
export const packChecks: Readonly<Record<string, PackCheck<unknown>>> = {
  'closes-at-expiry': closesAtExpiry,
  'needs-expiry': needsExpiry,
  'needs-person': needsPerson,
  'never-shows': neverShows,
  'open-until': openUntil,
  'stands-until-answered': standsUntilAnswered,
};
