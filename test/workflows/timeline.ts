import type { Entry } from '../../engine/model/journal.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { deadline } from '../../engine/time/deadline.ts';
import { parseDuration } from '../../engine/time/duration.ts';
import type { Instant } from '../../engine/model/base.ts';

/** The server's clock runs on while activities do: an instant counts as met within this. */
const toleranceMs = 5000;

/** Messages in the order in which they were sent: `offer to candidate`, `reminder of group`. */
export const messages = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'sent' ? [nameOf(entry)] : []));

/**
 * The messages that came at another instant than expected. A moment is `anchor`, `anchor + duration` or `anchor + duration - hours`, where the
 * anchor is a step (its opening or sending), `start`, or `settled <task>`; business durations count in the flow's own calendar, or `of` another.
 */
export function strayMessages(
  entries: readonly Entry[],
  told: readonly (readonly [message: string, moment: string])[],
  { plan, calendar }: { readonly plan: Plan; readonly calendar: string },
): readonly string[] {
  const sent = entries.filter((entry) => entry.kind === 'sent');
  return told.flatMap(([message, moment], index) => {
    const entry = sent[index];
    if (entry === undefined) return [`${message}: never sent`];
    const expected = momentOf(moment, entries, { plan, calendar });
    const late = entry.at - expected;
    return late >= -10 && late < toleranceMs ? [] : [`${message}: ${late} ms off "${moment}"`];
  });
}

const nameOf = (entry: Entry & { readonly kind: 'sent' }): string => {
  return 'who' in entry.to
    ? `${entry.template} to ${entry.to.who}`
    : `${entry.template} of ${entry.step.split('/').at(-1) ?? ''}`;
};

function momentOf(
  moment: string,
  entries: readonly Entry[],
  { plan, calendar }: { readonly plan: Plan; readonly calendar: string },
): Instant {
  const [forward = '', back] = moment.split(' - ');
  const [anchor = '', ...durations] = forward.split(' + ');
  const at = durations.reduce(
    (from, text) => {
      const [length = '', of = calendar] = text.split(' of ');
      const duration = parseDuration(length, of);
      if (duration === undefined) throw new Error(`"${text}" is no duration`);
      return deadline(from, duration, plan.calendars);
    },
    anchorOf(anchor, entries),
  );
  return back === undefined ? at : at - Number.parseInt(back, 10) * 3_600_000;
}

function anchorOf(anchor: string, entries: readonly Entry[]): Instant {
  const found = entries.find((entry) => {
    if (anchor === 'start') return entry.kind === 'started';
    if (entry.kind === 'settled') return anchor === `settled ${entry.task}`;
    if (entry.kind === 'opened') return entry.task === anchor;
    return entry.kind === 'sent' && entry.step === anchor;
  });
  if (found === undefined) throw new Error(`nothing in the journal is "${anchor}"`);
  return found.at;
}
