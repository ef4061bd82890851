import type { House } from '../../../model/house.ts';
import { parse } from '../../source/parse.ts';
import { compileHouse } from './compile-house.ts';

/** What a text of `house.yaml` says; `undefined` while it has faults. */
export const readHouse = (text: string, file: string): House | undefined =>
  compileHouse(parse(text, file), { outcomes: undefined, pictures: undefined }).value;
