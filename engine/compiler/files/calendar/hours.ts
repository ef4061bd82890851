/** The days of a key such as `mon` or `mon-fri`, Monday being 0; `undefined` when it names none. */
export function daysOf(key: string): readonly number[] | undefined {
  const [first, last = first, ...more] = key.split('-').map((name) => dayNames.indexOf(name));
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  if (first < 0 || last < 0) return undefined;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

/** What a key such as `Mon-Fri`, `Monday - Friday` or `mo-fr` means. */
export function meantDays(key: string): string | undefined {
  const names = key.toLowerCase().split(/\s*(?:[-\u2010-\u2015]|\bto\b)\s*/u);
  const days = names.map((name) =>
    dayNames.find((day) => fullNames[day]?.startsWith(name) && name.length > 1),
  );
  const meant = days.join('-');
  return days.includes(undefined) || daysOf(meant) === undefined ? undefined : meant;
}

const fullNames: Readonly<Record<string, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Minutes since midnight of `09:00-12:00`; `undefined` when it is no span of a day. */
export function spanOf(text: string): readonly [start: number, end: number] | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  const [, h1, m1, h2, m2] = (found ?? []).map(Number);
  if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined)
    return undefined;
  const [start, end] = [h1 * 60 + m1, h2 * 60 + m2];
  return start < end && end <= 24 * 60 ? [start, end] : undefined;
}
