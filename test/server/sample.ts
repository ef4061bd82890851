import type { Form, Template, Texts } from '../../engine/model/definitions.ts';
import type { Fact, TaskOpenedFact } from '../../engine/model/journal.ts';
import type { BaseStep, Plan, FlowPromise } from '../../engine/model/plan.ts';
import type { Certificate } from '../../engine/analysis/finding/certificate.ts';
import type { Facts } from '../../engine/model/base.ts';

/** The present instant of all tests: a Wednesday morning in Shanghai, during summer time elsewhere. */
export const now = Date.parse('2026-09-30T10:00+08:00');

const office = [
  [540, 720],
  [780, 1080],
] as const;

const promises: readonly FlowPromise[] = [
  {
    promise: 'told',
    who: 'candidate',
    about: 'answer',
    within: { businessDays: 3, calendar: 'cn-office' },
  },
];

/** Only its name is read. */
const reach = { kind: 'wait', id: 'system.undelivered/reach', for: { ms: 1 } } as BaseStep;

export const plan: Omit<Plan, 'texts'> = {
  interpreter: 1,
  flow: 'core-transparent',
  title: 'Core roles',
  zone: 'Asia/Shanghai',
  calendars: {
    'cn-office': {
      zone: 'Asia/Shanghai',
      weekly: [office, office, office, office, office, [], []],
      exceptions: [],
      offsets: [[0, 480]],
      until: 40_000,
    },
  },
  steps: [],
  on: {},
  backstops: [],
  promises,
  system: { undelivered: [reach], unknown: [] },
  classes: {},
  pages: [
    { step: 'department', label: { en: 'Department review', 'zh-CN': '部门评审' } },
    { step: 'group', label: { en: 'Group approval', 'zh-CN': '集团审批' } },
    { step: 'told', label: { en: 'Our answer to you', 'zh-CN': '结果通知' } },
  ],
};

export const certificate: Certificate = {
  proofs: 1,
  flow: 'core-transparent',
  plan: 'hash',
  promises: promises.map((promise) => ({
    promise,
    slack: { ms: 6_300_000, from: Date.parse('2026-01-04T11:00+08:00') },
    longest: { ms: 1_029_600_000, from: Date.parse('2026-02-13T17:59+08:00') },
    latest: Date.parse('2026-01-07T09:15+08:00'),
    due: Date.parse('2026-01-07T11:00+08:00'),
  })),
  assume: { mail: { ms: 900_000 } },
  from: Date.parse('2026-01-01T00:00+08:00'),
  until: Date.parse('2026-12-22T10:45+08:00'),
  packs: [],
};

const form: Form = {
  id: 'onboarding',
  title: { en: 'Before your first day', 'zh-CN': '入职准备' },
  intro: { en: 'A few questions, so that we are ready for you.', 'zh-CN': '请回答几个问题。' },
  fields: [
    {
      name: 'start',
      type: 'working-day',
      label: { en: 'Your first day', 'zh-CN': '入职日期' },
      required: true,
      calendar: 'cn-office',
      from: { businessDays: 1, calendar: 'cn-office' },
      count: 5,
    },
    {
      name: 'certificate',
      type: 'upload',
      label: { en: 'Academic certificate', 'zh-CN': '学历证书' },
      required: true,
      accept: ['pdf', 'png', 'jpeg'],
      maxBytes: 20_000,
    },
    {
      name: 'device',
      type: 'choice',
      label: { en: 'Device', 'zh-CN': '设备' },
      required: true,
      options: [
        { value: 'computer', label: { en: 'Computer', 'zh-CN': '电脑' } },
        { value: 'phone', label: { en: 'Phone', 'zh-CN': '手机' } },
      ],
    },
    {
      name: 'lunch',
      type: 'choices',
      label: { en: 'Lunch on the first day', 'zh-CN': '首日午餐' },
      required: false,
      options: [
        { value: 'vegetarian', label: { en: 'Vegetarian', 'zh-CN': '素食' } },
        { value: 'halal', label: { en: 'Halal', 'zh-CN': '清真' } },
      ],
    },
    {
      name: 'topics',
      type: 'paragraph',
      label: { en: 'Topics to discuss with the team', 'zh-CN': '想和团队交流的话题' },
      help: { en: 'Whatever is on your mind.', 'zh-CN': '任何您关心的内容。' },
      required: false,
      maxLength: 200,
    },
  ],
  choices: [
    { outcome: 'accepted', label: { en: 'I accept', 'zh-CN': '我接受' } },
    { outcome: 'declined', label: { en: 'I decline', 'zh-CN': '我谢绝' } },
  ],
};

const template = (
  id: string,
  kind: Template['class'],
  requires: readonly string[] = [],
): Template => ({
  id,
  class: kind,
  subject: {},
  body: {},
  requires,
});

export const texts: Texts = {
  templates: {
    regret: template('regret', 'regret'),
    offer: template('offer', 'offer', ['expires']),
    'offer-accepted': template('offer-accepted', 'notice'),
  },
  forms: { onboarding: form },
};

export const facts: Facts = {
  candidate: {
    name: 'Zhang San <b>',
    email: 'zhang.san@example.com',
    locale: 'zh-CN',
    zone: 'Asia/Shanghai',
    phone: '+86 138 0000 0000',
  },
  position: {
    title: 'Platform Engineer',
    department: 'engineering',
    location: 'Shanghai',
    requirements: ['Five years of TypeScript', 'Has run a service on call'],
    salaryRange: '30-40k CNY a month',
  },
  result: {
    passed: true,
    match: 92,
    scores: [
      { interviewer: 'Li Na', score: 4.8 },
      { interviewer: 'Wang Wei', score: 4.5 },
    ],
    highlights: ['Explained a hard outage calmly'],
  },
  lastInterviewAt: '2026-09-29T15:00:00+08:00',
};

const task = (
  more: Partial<TaskOpenedFact> & Pick<TaskOpenedFact, 'task' | 'by'>,
): TaskOpenedFact => ({
  kind: 'opened',
  round: 1,
  type: 'decision',
  title: more.task,
  need: 1,
  outcomes: [{ outcome: 'approved' }, { outcome: 'rejected' }],
  deadline: now + 3_600_000,
  expectedBy: now + 7_200_000,
  commentOn: [],
  ...more,
});

export const department = (more: Partial<TaskOpenedFact> = {}): Fact =>
  task({
    task: 'department',
    by: ['department-hr'],
    title: { en: 'Department HR review', 'zh-CN': '部门 HR 评审' },
    page: { en: 'Department review', 'zh-CN': '部门评审' },
    commentOn: ['rejected'],
    ...more,
  });

export const group = (more: Partial<TaskOpenedFact> = {}): Fact =>
  task({
    task: 'group',
    by: ['group-hr', 'finance', 'owner'],
    need: 2,
    title: { en: 'Group approval', 'zh-CN': '集团审批' },
    page: { en: 'Group approval', 'zh-CN': '集团审批' },
    ...more,
  });

export const onboarding = (): Fact =>
  task({
    task: 'onboarding',
    by: ['candidate'],
    type: 'form',
    title: { en: 'Before your first day', 'zh-CN': '入职准备' },
    outcomes: form.choices,
    form: 'onboarding',
  });

export const call = (): Fact =>
  task({
    task: 'hr-call',
    by: ['recruiter'],
    type: 'work',
    title: { en: 'Call the candidate to confirm', 'zh-CN': '致电候选人确认' },
    outcomes: [{ outcome: 'confirmed' }, { outcome: 'hesitant' }, { outcome: 'unreachable' }],
  });

export const reaching = (id: string = reach.id): Fact =>
  task({
    task: id,
    by: ['recruiter'],
    type: 'work',
    title: { en: 'A message could not be delivered', 'zh-CN': '消息未能送达' },
    outcomes: [{ outcome: 'reached' }, { outcome: 'unreachable' }],
  });

export const seats = (taskId: string, rung: number, ...people: readonly string[]): Fact => ({
  kind: 'assigned',
  task: taskId,
  round: 1,
  rung,
  seats: people.map((person) => ({ seat: person, people: [person] })),
});
