import { callFaults } from './call-faults.ts';
import { decisionFaults } from './decision-faults.ts';
import type { Mutation } from './mutation.ts';
import { peopleFaults } from './people-faults.ts';
import { schemaFaults } from './schema-faults.ts';
import { textFaults } from './text-faults.ts';
import { timeFaults } from './time-faults.ts';
import { truthFaults } from './truth-faults.ts';
import { wordFaults } from './word-faults.ts';

export const mutations: readonly Mutation[] = [
  ...timeFaults,
  ...callFaults,
  ...wordFaults,
  ...decisionFaults,
  ...truthFaults,
  ...peopleFaults,
  ...textFaults,
  ...schemaFaults,
];
