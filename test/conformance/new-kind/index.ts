// The workflows with one more kind of step.
import './linger.ts';

export { flow } from '../../../workflows/index.ts';
