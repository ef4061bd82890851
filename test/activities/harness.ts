import type { Correspondent, Directory, Template } from '../../engine/model/definitions.ts';
import type { Activities, PerformResult } from '../../engine/ports/activities.ts';
import type { Entry, TaskOpenedFact } from '../../engine/model/journal.ts';
import type { Message } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { createCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { replaceDirectory } from '../../store/people.ts';
import { pin } from '../../store/pins.ts';
import { createActivities } from '../../worker/activities/index.ts';
import { createRenderer } from '../../rendering/render.ts';
import type { Incident } from '../../worker/mail/report.ts';
import { watchRelay } from '../../worker/mail/relay-watch.ts';
import { createMailer } from '../../worker/mail/smtp.ts';
import { type RelayBehaviour, type Relay, startRelay } from '../mail/relay.ts';
import { readSystemTemplates } from '../mail/system-templates.ts';
import type { Facts } from '../../engine/model/base.ts';
import { openMemoryStore } from '../store/memory-store.ts';

export const start = Date.parse('2026-03-02T09:00:00+08:00');
export const hour = 3_600_000;

const person = (id: string, name: string, locale: string) => ({
  id,
  name,
  email: `${id}@example.com`,
  locale,
  zone: 'Asia/Shanghai',
  active: true,
});

export const directory: Directory = {
  department: 'position.department',
  people: [
    person('li-na', 'Li Na', 'en'),
    person('wang-wei', '王伟', 'zh-CN'),
    { ...person('gone', 'Gone', 'en'), active: false },
  ],
  roles: {
    'group-hr': { departments: {}, otherwise: ['li-na', 'wang-wei'] },
    nobody: { departments: {}, otherwise: ['gone'] },
  },
};

export const facts: Facts = {
  candidate: { name: '张三', email: 'zhang.san@example.com', locale: 'zh-CN' },
  position: { title: 'Engineer', department: 'sales' },
};

const offer: Template = {
  id: 'offer',
  class: 'offer',
  subject: { en: 'Offer', 'zh-CN': '录用通知' },
  body: {
    en: body('Offer until {{ expires | when }} {{ links.progress }}'),
    'zh-CN': body('有效期至 {{ expires | when }} {{ links.progress }}'),
  },
};
const notice: Template = {
  id: 'notice',
  class: 'notice',
  subject: { en: 'Notice' },
  body: { en: body('Hello {{ recipient.name }}') },
};
const unfillable: Template = { ...notice, id: 'broken', body: { en: body('{{ case.nothing }}') } };

function body(text: string): string {
  return `<mjml><mj-body><mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section></mj-body></mjml>`;
}

export const plan: Omit<Plan, 'texts'> = {
  interpreter: 1,
  flow: 'core',
  title: 'Core',
  zone: 'Asia/Shanghai',
  calendars: {},
  steps: [],
  on: {},
  backstops: [],
  system: { undelivered: [], unknown: [] },
  classes: { offer: 'offer', notice: 'notice', broken: 'notice' },
  pages: [],
};

export interface ActivityHarness {
  readonly id: string;
  readonly store: Store;
  readonly relay: Relay;
  readonly activities: Activities;
  /** Those of another worker. */
  readonly another: Activities;
  /** Moves the clock of the case, and counts the attempts of an activity. */
  readonly clock: { now: number; attempt: number };
  /** What the worker has told its operators. */
  readonly incidents: readonly Incident[];
  close(): Promise<void>;
}

/** Opens harnesses for the tests of a file and closes them after each test. */
export function activityHarnesses(
  company?: Correspondent,
): (...behaviours: readonly RelayBehaviour[]) => Promise<ActivityHarness> {
  let shared: Awaited<ReturnType<typeof openSharedStore>>;
  const open: ActivityHarness[] = [];
  beforeAll(async () => {
    shared = await openSharedStore(company);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  afterAll(() => shared.store.close());
  return async (...behaviours) => {
    const made = await shared.harness(...behaviours);
    open.push(made);
    return made;
  };
}

/** Opens one store for a test file; every harness in it is another case with another relay. */
export async function openSharedStore(company?: Correspondent): Promise<{
  readonly store: Store;
  /** Hash of the pinned plan. */
  readonly plan: string;
  harness(...behaviours: readonly RelayBehaviour[]): Promise<ActivityHarness>;
}> {
  const store = await openMemoryStore();
  await replaceDirectory(store, directory);
  const templates = { ...readSystemTemplates(), offer, notice, broken: unfillable };
  const { hash } = await pin(store, {
    plan,
    texts: { templates, forms: {}, ...(company && { company }) },
  });
  let cases = 0;
  return {
    store,
    plan: hash,
    async harness(...behaviours) {
      cases += 1;
      const id = `case${cases}`;
      await createCase(store, { id, flow: 'core', plan: hash, facts });
      const relay = await startRelay(...behaviours);
      const mailer = createMailer({ url: relay.url });
      const clock = { now: start, attempt: 2 };
      const incidents: Incident[] = [];
      const report = (incident: Incident) => void incidents.push(incident);
      const createOnes = () =>
        createActivities({
          store,
          mailer,
          renderer: createRenderer(),
          sender: { from: 'HR <hr@acme.example>', company: 'Acme', baseUrl: 'https://t.example' },
          now: () => clock.now,
          heartbeat: () => undefined,
          report,
          relay: watchRelay({ store, report, now: () => clock.now }),
          attempt: () => clock.attempt,
        });
      const close = async () => {
        mailer.close();
        await relay.close();
      };
      return {
        id,
        store,
        relay,
        activities: createOnes(),
        another: createOnes(),
        clock,
        incidents,
        close,
      };
    },
  };
}

export const started: Entry = { seq: 1, at: start, kind: 'started', flow: 'core', plan: 'p' };

const opened: Entry & TaskOpenedFact = {
  seq: 2,
  at: start,
  kind: 'opened',
  task: 'group',
  round: 1,
  type: 'decision',
  title: { en: 'Group approval', 'zh-CN': '集团审批' },
  by: ['group-hr'],
  need: 1,
  outcomes: [],
  deadline: start + hour,
  expectedBy: start + hour,
  commentOn: [],
};

export const offerTo: Message = {
  id: 'told',
  step: 'told',
  template: 'offer',
  class: 'offer',
  to: { who: 'candidate' },
  with: { expires: { at: start + 24 * hour } },
  tryUntil: start + 24 * hour,
};

export const noticeTo = (to: Message['to']): Message => ({
  id: 'note',
  step: 'note',
  template: 'notice',
  class: 'notice',
  to,
  with: {},
  tryUntil: start + 24 * hour,
});

export const request: Message = {
  ...noticeTo({ rung: 0 }),
  id: 'group/request.0',
  template: 'request',
  task: { id: 'group', round: 1, deadline: start + hour },
};

export type DeliveryResult = PerformResult['fates'][number];

export const accepted: DeliveryResult = { fate: 'accepted', at: start };
export const later: DeliveryResult = { fate: 'later' };
export const broken: DeliveryResult = {
  fate: 'unknown',
  reason: 'the connection broke after the text had begun to leave',
};
export const refused = (reason: string): DeliveryResult => ({ fate: 'refused', reason });

export const perform = (
  { activities, id }: ActivityHarness,
  ...messages: readonly Message[]
): Promise<PerformResult> =>
  activities.perform({ case: id, entries: [started], openings: [], messages });

export const ask = ({ activities, id }: ActivityHarness): Promise<PerformResult> =>
  activities.perform({
    case: id,
    entries: [started, opened],
    openings: [{ task: 'group', round: 1, rung: 0, by: ['group-hr'] }],
    messages: [request],
  });

/** Addresses of the mails that the relay has accepted. */
export const taken = ({ relay }: ActivityHarness): readonly string[] =>
  sorted(relay.mails.flatMap(({ to }) => to));

export const sorted = (texts: readonly string[]): readonly string[] =>
  texts.toSorted((a, b) => (a < b ? -1 : 1));
