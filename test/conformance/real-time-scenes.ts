import type { HandWrittenScene } from './hand-written-scenes.ts';

const review = `
  - approve: Review
    id: review
    by: head
    within: 5s
    remind: 2s
    escalate: [{ to: director, within: 4s }]
    silent: [{ end: silent }]
  - end: approved`;

const steps = (text: string): string => `steps:\n${text.replace(/^\n/, '')}`;

/** Scenes that need real time: people act within seconds of a timer, and mails wait for their next attempt meanwhile. */
export const realTimeScenes: Readonly<Record<string, HandWrittenScene>> = {
  'an answer in the last seconds counts': {
    flow: steps(review),
    acts: [[3.5, 'ann', 'review', 'approved']],
  },
  'an answer seconds after the deadline is too late, though somebody else may still answer': {
    flow: steps(review),
    acts: [
      [6.3, 'ann', 'review', 'approved'],
      [7.3, 'cat', 'review', 'approved'],
    ],
  },
  'whoever is asked next may not answer before': {
    flow: steps(review),
    acts: [[3.5, 'cat', 'review', 'approved']],
  },
  'everyone is silent, level by level': { flow: steps(review) },
  'a withdrawal overtakes a timer by a second': {
    flow: `${steps(review)}\non: { withdrawn: [{ tell: candidate, template: word }, { end: withdrew }] }`,
    acts: [[3.7, 'candidate', 'withdrawn']],
  },
  'a withdrawal stops what runs beside': {
    flow: `${steps(`
  - meanwhile: [{ wait: 5s }, { tell: candidate, template: word }]
  - { wait: 9s }`)}
on: { withdrawn: [{ wait: 4s }, { end: withdrew }] }`,
    acts: [[3, 'candidate', 'withdrawn']],
  },
  'a backstop comes seconds before the offer that would have kept it silent': {
    flow: `${steps(`
  - { wait: 6s }
  - { tell: candidate, template: offer, with: { expires: 1h } }
  - { wait: 2s }`)}
backstops: [{ unless: offer, after: 4s, do: [{ tell: candidate, template: no-decision-yet }] }]`,
  },
  'a backstop is silent once the offer has left, seconds before': {
    flow: `${steps(`
  - { wait: 2s }
  - { tell: candidate, template: offer, with: { expires: 1h }, undelivered: [{ end: unreachable }] }
  - { wait: 5s }`)}
backstops: [{ unless: answer, after: 4s, do: [{ tell: candidate, template: no-decision-yet }] }]`,
  },
  'a status that waits for its next try is dropped when an outcome leaves': {
    flow: steps(`
  - { tell: candidate, template: in-review, id: word }
  - { wait: 4s }
  - { tell: candidate, template: offer, with: { expires: 1h } }`),
    mail: [{ does: 'refuse', message: 'in-review', times: 9 }],
  },
  'a message that waits for its next try is stopped by a withdrawal': {
    flow: `${steps(`
  - { tell: candidate, template: word }
  - { wait: 1h }`)}
on: { withdrawn: [{ end: withdrew }] }`,
    acts: [[4, 'candidate', 'withdrawn']],
    mail: [{ does: 'refuse', message: 'word', times: 9 }],
  },
  'an offer that waits for its next try is not stopped by a withdrawal': {
    flow: `${steps(`
  - { tell: candidate, template: offer, with: { expires: 1h } }
  - { wait: 1h }`)}
on: { withdrawn: [{ end: withdrew }] }`,
    acts: [[4, 'candidate', 'withdrawn']],
    mail: [{ does: 'refuse', message: 'offer', times: 2 }],
  },
  'two who hold one seat fill it once': {
    flow: steps(`
  - approve: Review
    id: review
    by: [head, partner]
    within: 6s
    silent: [{ end: silent }]`),
    acts: [
      [1.5, 'dan', 'review', 'approved'],
      [3, 'eve', 'review', 'approved'],
    ],
  },
  'a message that waits for its next try is stopped by an end that stops what runs beside': {
    flow: steps(`
  - { tell: candidate, template: word }
  - { wait: 4s }
  - { end: done, beside: stop }`),
    mail: [{ does: 'refuse', message: 'word', times: 9 }],
  },
  'an answer that was promised waits for its next try, and leaves': {
    flow: steps(`
  - { tell: candidate, template: offer, with: { expires: 1h } }
  - { end: told }`),
    mail: [{ does: 'refuse', times: 2 }],
  },
  'an offer that is refused until its time is over goes another way': {
    flow: steps(`
  - tell: candidate
    template: offer
    with: { expires: 1h }
    try: 12s
    undelivered: [{ end: unreachable }]`),
    mail: [{ does: 'refuse' }],
  },
};
