// Every function exported here is a workflow type.
export { byHand } from './by-hand.ts';
