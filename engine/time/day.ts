/** Days since 1970-01-01 of `2026-10-01`; `undefined` for what is no day of the calendar. */
export function dayOf(iso: string): number | undefined {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const day = daysBefore(Number(y), Number(m)) + Number(d) - 1;
  return isoDay(day) === iso ? day : undefined;
}

/** `2026-10-01` of days since 1970-01-01. */
export function isoDay(day: number): string {
  if (!Number.isInteger(day)) return '';
  let year = 1970 + Math.floor(day / 365.2425);
  if (daysBefore(year, 1) > day) year -= 1;
  if (daysBefore(year + 1, 1) <= day) year += 1;
  let month = 12;
  while (daysBefore(year, month) > day) month -= 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day - daysBefore(year, month) + 1, 2)}`;
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const daysBefore = (year: number, month: number): number => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const inYear = (monthStarts[month - 1] ?? Number.NaN) + (leap && month > 2 ? 1 : 0);
  return (year - 1970) * 365 + leapDays(year - 1) - leapDays(1969) + inYear;
};

const leapDays = (year: number): number =>
  Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
