import type { CalendarTable } from '../../engine/model/calendar.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Addressee } from '../../engine/people/holders.ts';
import { dayMs } from '../../engine/time/units.ts';
import { instantOf, wallClock } from '../../engine/time/wall-clock.ts';
import { nextOpen, workingDayAfter } from '../../engine/time/working-hours.ts';
import { sha256 } from '../../store/canonical.ts';
import { stoppedCases, type CaseRecord } from '../../store/cases.ts';
import { recipientsOf } from '../../store/people.ts';
import { planOf } from '../../store/pins.ts';
import {
  claimStopNotices,
  lastStopNotices,
  releaseStopNotices,
  type StopNotice,
} from '../../store/stop-notices.ts';
import { stopText } from '../../wording/stop-text.ts';
import { wordingTexts } from '../../wording/texts/texts.ts';
import { zoneFor } from '../../engine/compiler/files/template/texts/reader-zone.ts';
import { mailTo } from './mail-to.ts';
import { pageUrl } from './page-url.ts';
import type { MailServices } from './services.ts';
import { stopNoticeText } from './stop-notice-text.ts';
import { companyValues } from '../../rendering/variables.ts';

/** The role that hears of what stands still; every directory has it. */
const dutyOfficer = 'hr-duty-officer';

/** So many cases are listed in one mail; the next mail has the others. */
const mostInOneMail = 50;

/**
 * Tells whoever holds the role of the duty officer which cases are stopped: as soon as one is, and again on every working day of its flow
 * until it goes on. Nothing is told twice, whoever runs this how often: what is about to leave is stored before.
 */
export async function tellDutyOfficer(services: MailServices): Promise<void> {
  const stopped = await stoppedCases(services.store);
  if (stopped.length === 0) return;
  const due = await dueNotices(services, stopped);
  for (const notices of due.values())
    for (let index = 0; index < notices.length; index += mostInOneMail)
      await tell(services, notices.slice(index, index + mostInOneMail));
}

/** A notice that is due: of which case, and to whom. */
interface DueNotice extends StopNotice {
  readonly record: CaseRecord;
  readonly plan: Plan;
  readonly to: Addressee;
}

/** What is due, by person. */
async function dueNotices(
  services: MailServices,
  stopped: readonly CaseRecord[],
): Promise<ReadonlyMap<string, readonly DueNotice[]>> {
  const told = await lastStopNotices(services.store);
  const due = new Map<string, readonly DueNotice[]>();
  for (const record of stopped) {
    const ofCase = told.filter((one) => one.case === record.id);
    for (const notice of await dueOf(services, record, ofCase))
      due.set(notice.person, [...(due.get(notice.person) ?? []), notice]);
  }
  return due;
}

async function dueOf(
  services: MailServices,
  record: CaseRecord,
  told: Awaited<ReturnType<typeof lastStopNotices>>,
): Promise<readonly DueNotice[]> {
  const { store } = services;
  const plan = await planOf(store, record.plan);
  if (plan === undefined) return [];
  const officers = await recipientsOf(store, dutyOfficer, record.facts);
  return officers.flatMap((to) => {
    const { person } = to;
    const last = told.find((one) => one.person === person);
    if (last !== undefined && services.now() < nextWorkingDay(last.at, plan)) return [];
    const [stoppedAt, number] = [record.stopped?.at ?? 0, (last?.number ?? 0) + 1];
    return [{ case: record.id, stoppedAt, person, number, record, plan, to }];
  });
}

/** When the next working day behind an instant begins, by the calendar of the flow's own zone. */
function nextWorkingDay(after: Instant, { calendars, zone }: Plan): Instant {
  const tables = Object.values(calendars);
  const table = tables.find((one) => one.zone === zone) ?? tables[0] ?? plainWeek;
  const day = Math.floor(wallClock(after, table) / dayMs);
  return nextOpen(instantOf(workingDayAfter(day, 1, table) * dayMs, table), table);
}

const office = [[540, 1080]] as const;
/** Of a plan that needs no calendar. */
const plainWeek: CalendarTable = {
  zone: 'UTC',
  weekly: [office, office, office, office, office, [], []],
  exceptions: [],
  offsets: [[0, 0]],
  until: 0,
};

async function tell(services: MailServices, notices: readonly DueNotice[]): Promise<void> {
  const [first] = notices;
  if (first === undefined) return;
  const { store, mailer, relay, report, sender } = services;
  const rendered = await render(services, notices, first);
  if ('reason' in rendered) throw new Error(rendered.reason);
  const mail = mailTo(first.to, rendered, {
    from: sender.from,
    company: sender.company,
    key: keyOf(notices),
  });
  try {
    const result = await mailer.send(mail, async () => {
      if (!(await claimStopNotices(store, notices, services.now()))) throw toldBefore;
    });
    await relay(mail.messageId, result);
    if (result.kind === 'temporary') await releaseStopNotices(store, notices);
    if (result.kind !== 'permanent') return;
    // It would be refused again, so it waits for the next working day.
    await claimStopNotices(store, notices, services.now());
    report({ code: 'notice-refused', reason: result.reason });
  } catch (error) {
    if (error !== toldBefore) throw error;
  }
}

/** Thrown before the text leaves: another process was first. */
const toldBefore = new Error('told before');

const render = (
  { renderer, sender }: MailServices,
  notices: readonly DueNotice[],
  { to, plan }: DueNotice,
) => {
  const console = pageUrl(sender, 'console');
  const words = wordingTexts[to.locale === 'zh-CN' ? 'zh-CN' : 'en'];
  return renderer.render(
    stopNoticeText,
    { locale: to.locale, zone: zoneFor(to, plan.zone) },
    {
      recipient: { name: to.name },
      company: companyValues({ name: sender.company }),
      links: { console },
      cases: notices.map(({ record: { id, flow, stopped }, stoppedAt }) => ({
        id,
        flow,
        since: { at: stoppedAt },
        why: stopped === undefined ? '' : stopText(stopped, words.stops),
        url: `${console}/${id}`,
      })),
    },
  );
};

/** The same for the same notices, so that a mail that comes twice is seen as one. */
function keyOf(notices: readonly StopNotice[]): {
  readonly case: string;
  readonly message: string;
} {
  const told = notices.map((one) => [one.case, one.stoppedAt, one.number]);
  return { case: 'house', message: `cases-stopped/${sha256(JSON.stringify(told))}` };
}
