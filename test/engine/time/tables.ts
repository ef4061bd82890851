import type { CalendarTable, Hours } from '../../../engine/model/calendar.ts';
import { dayMs } from '../../../engine/time/units.ts';

const office: Hours = [
  [540, 720],
  [780, 1080],
];
const shop: Hours = [[600, 1320]];
const always: Hours = [[0, 1440]];

export const day = (iso: string): number => Date.parse(`${iso}T00:00Z`) / dayMs;

/** 9-12 and 13-18 in Shanghai, with the holidays around 1 October 2026 and the Saturday worked for them. */
export const shanghai: CalendarTable = {
  zone: 'Asia/Shanghai',
  weekly: [office, office, office, office, office, [], []],
  exceptions: [
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => [day(`2026-10-0${n}`), []] as const),
    [day('2026-10-10'), office],
  ],
  offsets: [[0, 480]],
  until: day('2026-12-31'),
};

export const shopHours: CalendarTable = {
  ...shanghai,
  weekly: [shop, shop, shop, shop, shop, shop, shop],
  exceptions: [],
};

/** Berlin around the clock changes of 2026: 29 March 2:00 to 3:00, 25 October 3:00 to 2:00. */
const berlinOffsets: CalendarTable['offsets'] = [
  [0, 60],
  [Date.parse('2026-03-29T01:00Z'), 120],
  [Date.parse('2026-10-25T01:00Z'), 60],
  [Date.parse('2027-03-28T01:00Z'), 120],
];

export const berlin: CalendarTable = { ...shanghai, zone: 'Europe/Berlin', offsets: berlinOffsets };
export const berlinAlways: CalendarTable = {
  ...berlin,
  weekly: [always, always, always, always, always, always, always],
  exceptions: [],
};
/** Works at night too, so that the changed hours lie inside its hours. */
export const berlinNights: CalendarTable = {
  ...berlin,
  weekly: [
    office,
    office,
    office,
    office,
    office,
    [[60, 150]],
    [
      [0, 150],
      [160, 200],
    ],
  ],
};
