import { Command } from 'commander';
import type { Entry } from '../engine/model/journal.ts';
import { entryLine } from '../wording/entry-line.ts';
import { localize } from '../wording/localize.ts';
import { taskTitles, titledEntries } from '../wording/titled-entry.ts';
import { saidIn, type Said, type SaidField } from '../wording/said.ts';
import { promiseLines, type PromiseLine } from '../wording/promise-lines.ts';
import type { CaseDetail } from '../server/services/case-service.ts';
import type { WorkflowMark } from '../server/services/workflow-marks.ts';
import type { MessageRecord } from '../store/messages.ts';
import type { TaskRecord } from '../store/tasks.ts';
import { call } from './client/api.ts';
import { columns } from './command/columns.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId } from './command/id-argument.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { statusText } from './client/status-text.ts';
import { dueText, timeText } from './client/time-text.ts';
import { isObject } from '../engine/model/base.ts';

interface ShowOptions extends ConnectionOptions {
  readonly json?: boolean;
}

/** `tidings show`: where a case is, who has to act, and everything on record. */
export const showCommand = (): Command =>
  addConnectionOptions(
    new Command('show')
      .description('show a case: where it is, who has to act, and its record')
      .argument('<case>', 'id of the case', caseId)
      .option('--json', 'print JSON, with the facts of the case'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: ShowOptions) => {
      process.exitCode = await show(id, options);
    });

const show = (id: string, options: ShowOptions) =>
  runToExitCode(async () => {
    const detail = await call(connectionOf(options), {
      path: `api/cases/${encodeURIComponent(id)}`,
      guard: isDetail,
    });
    if (options.json) printJson(detail);
    else print(detailText(detail));
  });

/** What the API tells of a case. */
type ShownCase = CaseDetail & { readonly case: WorkflowMark };

const isDetail = (body: unknown): body is ShownCase =>
  isObject(body) &&
  isObject(body['case']) &&
  ['entries', 'tasks', 'messages', 'promises'].every((name) => Array.isArray(body[name]));

function detailText(detail: ShownCase): string {
  const { case: one, tasks, messages, entries, unreadable = [] } = detail;
  const end = one.endedAt === undefined ? '' : ` at ${timeText(one.endedAt)}`;
  const due = one.due === undefined ? '' : `, due ${dueText(one.due, one.provisional)}`;
  return [
    `case ${one.id}, flow ${one.flow}, ${statusText(one)}${end}`,
    `started ${timeText(one.createdAt)}${one.step === undefined ? '' : `, at step ${taskTitles(entries, { locale: 'en' })(one.step)}${due}`}`,
    ...(one.erasedAt === undefined
      ? []
      : [`erased ${timeText(one.erasedAt)}: what was personal is gone`]),
    ...(one.unreadable ? ['its facts cannot be read: see tidings verify'] : []),
    ...(unreadable.length === 0
      ? []
      : [
          `what entries ${unreadable.join(', ')} tell of people cannot be read: see tidings verify`,
        ]),
    ...section('TASK', taskColumns, tasks.map(taskRow)),
    ...section('SAID', ['BY', 'WHAT'], saidIn(detail, { locale: 'en' }).flatMap(saidRows)),
    ...section('PROMISE', ['LEFT AT WORST', 'STATE'], promiseLines(detail, 'en').map(promiseRow)),
    ...section('MESSAGE', ['CLASS', 'SENT', 'STATE'], messages.map(messageRow)),
    ...section('#', ['AT', 'RECORD'], entryRows(entries)),
  ].join('\n');
}

const section = (
  first: string,
  rest: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => (rows.length === 0 ? [] : ['', columns([first, ...rest], rows)]);

const taskColumns = ['UNTIL', 'STATE', 'ASKED', 'SEEN', 'TITLE'];

const taskRow = (task: CaseDetail['tasks'][number]): readonly string[] => [
  task.opened.round === 1 ? task.opened.task : `${task.opened.task} (round ${task.opened.round})`,
  dueText(task.deadline, task.provisional),
  stateOf(task),
  [...new Set(task.people.map(({ person }) => person))].join(', ') || '-',
  task.seen ?? '-',
  localize(task.opened.title, { locale: 'en' }),
];

function stateOf({ settled, cancelled, answers }: TaskRecord): string {
  if (cancelled) return 'called off';
  if (settled) return settled.silent ? `${settled.outcome} (nobody answered)` : settled.outcome;
  return answers.length === 0 ? 'open' : `open, ${answers.length} answered`;
}

const saidRows = ({ at, person, asked, answer, comment, fields }: Said): readonly string[][] => [
  [timeText(at), person, asked === undefined ? answer : `${answer} (${asked})`],
  ...(comment === undefined ? [] : [['', '', oneLine(comment)]]),
  ...fields.map(({ label, value }) => ['', '', `${label}: ${valueText(value)}`]),
];

const valueText = (value: SaidField['value']): string =>
  typeof value === 'string' ? oneLine(value) : `${value.name} (files/${value.upload})`;

const oneLine = (text: string): string => text.replaceAll('\n', ' / ');

const promiseRow = ({ promise, toSpare, state }: PromiseLine): readonly string[] => [
  promise,
  toSpare,
  state === 'void' ? 'came to nothing' : state,
];

const messageRow = (message: MessageRecord): readonly string[] => [
  message.template,
  message.class,
  timeText(message.sentAt),
  message.fate?.fate ?? 'on its way',
];

const entryRows = (entries: readonly Entry[]): readonly (readonly string[])[] => {
  const titled = titledEntries(entries, { locale: 'en' });
  return entries.map((entry) => [
    String(entry.seq),
    timeText(entry.at),
    entryLine(titled(entry), entries, 'en'),
  ]);
};
