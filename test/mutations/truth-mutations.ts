import { asksByOffer, basic, core, house, urgent } from './files.ts';
import type { Mutation } from './mutation.ts';

const groupRefused = 'within: 2 business hours }]\n    rejected: [{ run: regret }]\n';

/** Mutations after which the candidate hears two things, or not what was decided. */
export const truthMutations: readonly Mutation[] = [
  {
    title: 'the regret after a no does not end the case',
    flow: 'basic-instant',
    edits: [{ file: 'parts/regret.yaml', from: '  - end: rejected\n' }],
    codes: ['offer-and-regret'],
    on: asksByOffer,
  },
  {
    title: 'who declines gets a regret',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'declined: [{ run: offer-declined }]',
        to: 'declined: [{ run: regret }]',
      },
    ],
    codes: ['offer-and-regret'],
    on: '- tell: candidate\nid: told',
  },
  {
    title: 'the silence of the group is told as a no',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: `${groupRefused}    silent: [{ run: no-decision-yet }]`,
        to: `${groupRefused}    silent: [{ run: regret }]`,
      },
    ],
    codes: ['regret-by-silence'],
    on: 'silent: [{ run: regret }]',
  },
  {
    title: 'whoever was reached hears that they were not',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: 'reached: []\n          unreachable: [{ tell: candidate, template: call-missed }]',
        to: 'reached: [{ tell: candidate, template: call-missed }]\n          unreachable: []',
      },
    ],
    codes: ['outcome-misreported'],
    on: 'reached: [{ tell: candidate, template: call-missed }]',
  },
  {
    title: 'whoever lets the offer lapse hears that they have withdrawn',
    flow: 'urgent-fast-track',
    edits: [{ file: urgent, from: 'run: offer-lapsed', to: 'run: withdrawn' }],
    codes: ['outcome-misreported'],
    on: 'silent: [{ run: withdrawn }]',
  },
  {
    title: 'who cannot be reached gets a regret, with the offer still open',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: 'unreachable: [{ tell: candidate, template: call-missed }]',
        to: 'unreachable: [{ tell: candidate, template: regret }]',
      },
    ],
    codes: ['offer-and-regret', 'offer-taken-back'],
    on: 'unreachable: [{ tell: candidate, template: regret }]',
  },
  {
    title: 'a second offer of other terms follows',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: '  - ask: candidate\n',
        to: '  - { tell: candidate, template: offer, with: { expires: 5 business days } }\n  - ask: candidate\n',
      },
    ],
    codes: ['two-offers'],
    on: asksByOffer,
  },
  {
    title: 'the yes of the store brings a regret',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: '    rejected: [{ run: regret }]\n',
        to: '    rejected: []\n    approved: [{ run: regret }]\n',
      },
    ],
    codes: ['regret-after-yes'],
    on: 'template: regret',
  },
  {
    title: 'a no is told as no decision yet',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: 'rejected: [{ run: regret }]',
        to: 'rejected: [{ run: no-decision-yet }]',
      },
    ],
    codes: ['undecided-after-no'],
    on: 'template: no-decision-yet',
  },
  {
    title: 'an offer that nobody answers is told as no decision yet',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'silent: [{ run: offer-lapsed }]',
        to: 'silent: [{ run: no-decision-yet }]',
      },
    ],
    codes: ['undecided-after-outcome'],
    on: 'template: no-decision-yet',
  },
  {
    title: 'the backstop comes unless a regret has left, so after an offer too',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: house,
        from: '- unless: answer\n    after: 40 days',
        to: '- unless: regret\n    after: 1 day',
      },
    ],
    codes: ['undecided-after-outcome'],
    on: '- unless: regret',
  },
];
