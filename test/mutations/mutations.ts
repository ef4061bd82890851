import { callMutations } from './call-mutations.ts';
import { conditionMutations } from './condition-mutations.ts';
import { decisionMutations } from './decision-mutations.ts';
import type { Mutation } from './mutation.ts';
import { peopleMutations } from './people-mutations.ts';
import { schemaMutations } from './schema-mutations.ts';
import { textMutations } from './text-mutations.ts';
import { timeMutations } from './time-mutations.ts';
import { truthMutations } from './truth-mutations.ts';
import { wordMutations } from './word-mutations.ts';

export const mutations: readonly Mutation[] = [
  ...timeMutations,
  ...callMutations,
  ...wordMutations,
  ...decisionMutations,
  ...conditionMutations,
  ...truthMutations,
  ...peopleMutations,
  ...textMutations,
  ...schemaMutations,
];
