import type { TaskRecord } from '../../store/tasks.ts';
import type { CaseDetail } from '../services/case-service.ts';
import { CardTable } from './card-table.tsx';
import { localize } from '../../wording/localize.ts';
import { listed } from '../../wording/listed.ts';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface TasksProps {
  readonly detail: CaseDetail;
  /** What a person is called; whoever is not known, by their id. */
  readonly nameOf: (id: string) => string;
  readonly context: PageContext;
}

/** Who has to act, and until when. */
export const ConsoleTasks = ({ detail, nameOf, context }: TasksProps) => {
  const { t } = context;
  const open = detail.tasks.filter(isOpen);
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{t.console.openTasks}</h2>
      {open.length === 0 ? (
        <p class="quiet">{t.console.noTasks}</p>
      ) : (
        <CardTable columns={[t.console.step, t.console.waitsFor, t.console.due]}>
          {open.map((task) => (
            <tr>
              <td>{localize(task.opened.title, context)}</td>
              <td data-name={t.console.waitsFor}>{listed(waitsFor(task).map(nameOf), context)}</td>
              <td data-name={t.console.due}>
                <Time at={task.deadline} context={context} provisional={task.provisional} />
              </td>
            </tr>
          ))}
        </CardTable>
      )}
    </section>
  );
};

const isOpen = ({ settled, cancelled }: TaskRecord): boolean => settled === undefined && !cancelled;

const waitsFor = ({ people, answers, opened }: TaskRecord): readonly string[] => {
  const rung = Math.max(0, ...people.map((p) => p.rung));
  const said = new Set(answers.map(({ person }) => person));
  const left = people.filter((p) => p.rung === rung && !said.has(p.person));
  const asked = [...new Set(left.map(({ person }) => person))];
  return asked.length > 0 ? asked : opened.by;
};
