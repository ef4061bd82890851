import { listItem } from '../../../cli/docs/markdown.ts';
import { kinds } from '../../../engine/steps/index.ts';
import { flowText } from '../../definition-files.ts';
import { fakeCase } from '../fake-host.ts';
import { utc } from '../journal-lines.ts';
import { planOf } from '../compiled-plan.ts';

const facts = {
  candidate: { name: 'Zhang San', email: 'zhang@example.com', locale: 'en' },
  position: { family: 'core' },
  score: 1,
  lastInterviewAt: '2026-09-29T10:00:00Z',
};

const offer = {
  'templates/offer/template.yaml': `
template: offer
class: offer
subject: { en: 'Until {{ expires | when }}', zh-CN: '{{ expires | when }}' }
requires: [expires]
`,
};

const flowAround = (example: string) => flowText('main', listItem(example));

describe('the example of every kind checks, lowers, and runs to its end', () => {
  test.each(Object.values(kinds))('$kind', async ({ kind, example }) => {
    const plan = await planOf(flowAround(example), offer);
    const fake = fakeCase(plan, { start: utc('2026-09-28T09:00'), facts });
    fake.finish();
    expect({
      kinds: plan.steps.map((step) => step.kind),
      over: fake.run.over,
      last: fake.entries.filter((entry) => entry.kind === 'ended').length,
    }).toEqual({ kinds: [kind], over: true, last: 1 });
  });
});
