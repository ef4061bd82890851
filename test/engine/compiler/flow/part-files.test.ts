import { foundIn, type PartRow } from './compiled-parts.ts';

// What is wrong with a part itself.

const rows: Readonly<Record<string, PartRow>> = {
  'a name that the part does not take': {
    steps: '  - { run: wait }\n',
    parts: { wait: 'part: wait\nsteps:\n  - { wait: $window }\n' },
    found: ['unknown-value parts/wait.yaml:3:13 the part takes no "window"'],
  },
  'a name in the place of another kind': {
    steps: '  - { run: wait, with: { window: 1h } }\n',
    parts: {
      wait: 'part: wait\ntakes: { window: duration }\nsteps:\n  - { wait: $window }\n  - { tell: candidate, template: $window }\n',
    },
    found: [
      'unknown-template flows/main.yaml:5:34 "1h" is not a template below templates/ (it is "$window" in parts/wait.yaml:5)',
      'wrong-value parts/wait.yaml:5:34 "$window" is a duration, and cannot stand here',
    ],
  },
  'a name that a part inside takes as another kind': {
    steps: '  - { run: wait, with: { window: 1h } }\n',
    parts: {
      wait: 'part: wait\ntakes: { window: template }\nsteps:\n  - { run: inner, with: { window: $window } }\n',
      inner: 'part: inner\ntakes: { window: duration }\nsteps:\n  - { wait: $window }\n',
    },
    found: ['wrong-value parts/wait.yaml:4:35 "$window" is a template, and cannot stand here'],
  },
  'a name within a text': {
    steps: '  - { run: wait, with: { window: 1h } }\n',
    parts: {
      wait: 'part: wait\ntakes: { window: duration }\nsteps:\n  - { wait: $window }\n  - { show: Wait for $window }\n',
    },
    found: ['wrong-value parts/wait.yaml:5:13 "$window" is filled in only where it stands alone'],
  },
  'what it takes and no step has': {
    steps: '  - { run: wait, with: { window: 1h } }\n',
    parts: { wait: 'part: wait\ntakes: { window: duration }\nsteps:\n  - { wait: 1h }\n' },
    found: ['unused-value parts/wait.yaml:2:10 the part takes "window", and no step has it'],
  },
  'a kind that there is not': {
    steps: '  - { run: wait, with: { window: 1h } }\n',
    parts: { wait: 'part: wait\ntakes: { window: time }\nsteps:\n  - { wait: $window }\n' },
    found: [
      'unknown-value flows/main.yaml:5:26 the part "wait" takes no "window"',
      'wrong-value parts/wait.yaml:2:18 "time" is not a value of "window"',
      'unknown-value parts/wait.yaml:4:13 the part takes no "window"',
    ],
  },
  'a part that nobody runs': {
    steps: '  - { end: done }\n',
    parts: { wait: 'part: wait\nsteps:\n  - { wait: long }\n' },
    found: [
      'unused-part parts/wait.yaml:1:7 nobody runs the part "wait"',
      'wrong-value parts/wait.yaml:3:13 "long" is not a duration',
    ],
  },
  'a part that runs itself, also through another': {
    steps: '  - { run: one }\n',
    parts: {
      one: 'part: one\nsteps:\n  - { run: two }\n',
      two: 'part: two\nsteps:\n  - { run: one }\n',
    },
    found: ['recursive-run parts/one.yaml:3:12 this runs "one" inside itself: one > two > one'],
  },
  'a calendar of its own, or a promise': {
    steps: '  - { run: wait }\n',
    parts: { wait: 'part: wait\ncalendar: shop\npromises: []\nsteps:\n  - { wait: 1h }\n' },
    found: [
      'unknown-key parts/wait.yaml:2:1 "calendar" is not a key of a part',
      'unknown-key parts/wait.yaml:3:1 "promises" is not a key of a part',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (_sentence, row) => {
  expect(await foundIn(row)).toEqual(row.found);
});
