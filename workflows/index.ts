// Every function exported here is a workflow type.
export { flow } from './flow.ts';
