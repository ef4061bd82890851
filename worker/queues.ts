export { queues } from '../engine/queues.ts';
