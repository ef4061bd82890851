import { readFileSync } from 'node:fs';
import { compileCaseSchema } from '../../engine/compiler/files/case/compile-case-schema.ts';
import { factListsOf } from '../../engine/compiler/files/case/written-case.ts';
import { parse } from '../../engine/compiler/source/parse.ts';

const sourceOf = (file: string) => parse(readFileSync(`definitions/${file}`, 'utf8'), file);

/** The shipped `case.yaml`, over the departments and regions of the shipped directory. */
export const shippedCase = compileCaseSchema(
  sourceOf('case.yaml'),
  factListsOf(sourceOf('directory.yaml').value),
);

/** JSON Schema of the facts of a shipped case. */
export const shippedFactsSchema = shippedCase.value ?? {};
