import { compileAll } from '../../engine/compiler/compile.ts';
import type { Act } from '../../engine/act.ts';
import type { MailRule } from '../../engine/rehearse/script.ts';
import { library } from './library.ts';
import { reasons } from './random-scene.ts';
import type { Ready, Repertoire } from './scenes.ts';

interface Regression {
  /** The flow's steps, and whatever else it has. */
  readonly flow: string;
  /** Seconds after the start, who, what: an outcome of a task, or an event. */
  readonly acts?: readonly (readonly [seconds: number, person: string, ...string[]])[];
  readonly mail?: readonly MailRule[];
}

/** Scenes in which rehearsal and reality have disagreed once, or easily might. */
export const regressions: Readonly<Record<string, Regression>> = {
  'a status that waits for its next try is dropped when an outcome leaves': {
    flow: `
steps:
  - { tell: candidate, template: in-review, id: word }
  - { approve: Review, id: review, by: head, within: 2h, silent: rejected }
  - { tell: candidate, template: offer, with: { expires: 1h } }`,
    acts: [[3, 'ann', 'review', 'approved']],
    mail: [{ does: 'refuse', message: 'in-review', reason: reasons.refuse, times: 3 }],
  },
};

export async function regressionPieces(titles: readonly string[]): Promise<Repertoire> {
  const flows = titles.map((title, index) => [`scene-${index + 1}`, title] as const);
  const files = flows.map(
    ([id, title]) =>
      [
        `flows/${id}.yaml`,
        `flow: ${id}\ntitle: Test\ncalendar: plain${regressions[title]?.flow}`,
      ] as const,
  );
  const compiled = await compileAll(new Map([...Object.entries(library), ...files]));
  const { directory } = compiled;
  if (directory === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
  const pieces = flows.map(([id, title]): Ready => {
    const { plan, texts, diagnostics } = compiled.flows.get(id) ?? { diagnostics: [] };
    if (plan === undefined || texts === undefined) throw new Error(JSON.stringify(diagnostics));
    const { mail = [], acts = [] } = regressions[title] ?? {};
    const start = Date.UTC(2040, 2, 5, 9, 0, 17);
    const facts = {
      candidate: { name: 'Zhang San', email: 'zhang@candidates.example', locale: 'en' },
      position: { department: 'sales' },
      score: 1,
      lastInterviewAt: '2040-03-01T10:00:00Z',
    };
    const scene = { id: title, numbers: [], files: Object.fromEntries(files), facts, start, mail };
    const deeds = acts.map(([seconds, ...words]) => ({
      afterMs: seconds * 1000,
      act: actOf(words),
    }));
    return { scene, list: [], pinned: { plan, texts }, facts, start, mail, deeds };
  });
  return { directory, pieces, unsteady: 0 };
}

function actOf([person = '', first = '', outcome]: readonly string[]): Act {
  return outcome === undefined
    ? { event: first, person, channel: 'page' }
    : { task: first, round: 1, person, outcome, channel: 'page' };
}
