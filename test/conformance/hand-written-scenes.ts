import type { Act } from '../../engine/model/act.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { MailRule } from '../../engine/simulation/script.ts';
import { libraryFiles } from './library.ts';
import { reasons } from './random-scene.ts';
import type { PreparedScenario, Corpus } from './corpus.ts';

/** A scene written by hand, in a case of `sales`; the head is ann, the director cat. */
export interface HandWrittenScene {
  /** The flow's steps, and whatever else it has. */
  readonly flow: string;
  /** Seconds after the start, who, and what: an outcome of a task, or an event. */
  readonly acts?: readonly HandWrittenAct[];
  readonly mail?: readonly Pick<MailRule, 'does' | 'message' | 'to' | 'times'>[];
}

type HandWrittenAct = readonly [seconds: number, person: string, task: string, outcome?: string];

const start = Date.UTC(2040, 2, 5, 9, 0, 17);

/** Compiles hand-written scenes, by title. */
export async function handWrittenCorpus(
  written: Readonly<Record<string, HandWrittenScene>>,
): Promise<Corpus> {
  const flows = Object.values(written).map(
    ({ flow }, index) =>
      [
        `flows/scene-${index + 1}.yaml`,
        `flow: scene-${index + 1}\ntitle: Test\ncalendar: plain\n${flow.trim()}\n`,
      ] as const,
  );
  const compiled = await compileAll(new Map([...Object.entries(libraryFiles), ...flows]));
  const { directory } = compiled;
  if (directory === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
  const scenarios = Object.entries(written).map(([title, scene], index): PreparedScenario => {
    const found = compiled.flows.get(`scene-${index + 1}`) ?? { diagnostics: [] };
    const { plan, texts, diagnostics } = found;
    if (plan === undefined || texts === undefined) throw new Error(JSON.stringify(diagnostics));
    const files = Object.fromEntries(flows.slice(index, index + 1));
    const mail = (scene.mail ?? []).map(withReason);
    return {
      scene: { id: title, files, facts, start, mail },
      draws: [[], [], []],
      pinned: { plan, texts },
      facts,
      start,
      mail,
      acts: (scene.acts ?? []).map(([seconds, ...words]) => ({
        afterMs: seconds * 1000,
        act: actOf(words),
      })),
    };
  });
  return { directory, scenarios, timingSensitive: 0 };
}

const facts = {
  candidate: { name: 'Zhang San', email: 'zhang@candidates.example', locale: 'en' },
  position: { department: 'sales' },
  score: 1,
  lastInterviewAt: '2040-03-01T10:00:00Z',
};

const withReason = (rule: Pick<MailRule, 'does' | 'message' | 'to' | 'times'>): MailRule =>
  rule.does === 'accept' ? rule : { ...rule, reason: reasons[rule.does] };

const actOf = ([person, task, outcome]: readonly [string, string, string?]): Act =>
  outcome === undefined
    ? { event: task, person, channel: 'page' }
    : { task, round: 1, person, outcome, channel: 'page' };
