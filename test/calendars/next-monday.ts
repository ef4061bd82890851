import type { Instant } from '../../engine/model/base.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** A Monday at 10:00 in Shanghai, where offices and shops are open then and clocks are never put forward. */
const someMonday = Date.parse('2026-01-05T10:00+08:00');

/** The next Monday at 10:00 in Shanghai, at least an hour ahead: preparing for it takes a while. */
export const nextMonday = (now: Instant): Instant =>
  someMonday + Math.ceil((now + hourMs - someMonday) / weekMs) * weekMs;
