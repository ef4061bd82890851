import { callMutations } from './call-faults.ts';
import { decisionMutations } from './decision-faults.ts';
import type { Mutation } from './mutation.ts';
import { peopleMutations } from './people-faults.ts';
import { schemaMutations } from './schema-faults.ts';
import { textMutations } from './text-faults.ts';
import { timeMutations } from './time-faults.ts';
import { truthMutations } from './truth-faults.ts';
import { wordMutations } from './word-faults.ts';

export const mutations: readonly Mutation[] = [
  ...timeMutations,
  ...callMutations,
  ...wordMutations,
  ...decisionMutations,
  ...truthMutations,
  ...peopleMutations,
  ...textMutations,
  ...schemaMutations,
];
