import type { PageContext } from './page-context.ts';
import type { Instant } from '../../engine/model/base.ts';

interface TimeProps {
  readonly at: Instant;
  readonly context: PageContext;
  /** It may rest on days that no calendar knows yet. */
  readonly provisional?: boolean | undefined;
}

/** An instant with date, time and the name of the reader's zone; and a mark where a holiday that is not known yet would move it. */
export const Time = ({ at, context, provisional = false }: TimeProps) => {
  const { day, zone } = timeTexts(at, context);
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>
        {day} <span class="zone">({zone})</span>
      </time>
      {provisional && <small class="provisional"> {context.t.provisional}</small>}
    </>
  );
};

const timeTexts = (
  at: Instant,
  { locale, zone, zoneName = 'long' }: PageContext,
): { day: string; zone: string } => {
  const language = locale === 'en' ? 'en-GB' : locale;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: knownZone(zone) });
  const day = format({
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const named = format({ timeZoneName: zoneName }).formatToParts(at);
  return { day, zone: named.find(({ type }) => type === 'timeZoneName')?.value ?? zone };
};

const knownZone = (zone: string): string => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
};
