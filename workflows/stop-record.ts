import type { StopRecord } from '../engine/interpreter/recoverable-run.ts';
import { stopCodes, type StopCode } from '../engine/model/stop.ts';
import { decidedOnce } from './seal-rules.ts';

/** Keeps in the history which turns have stopped their case, as markers that operators can read as well. */
export const stopRecord: StopRecord = {
  stoppedBy: (turn) => stopCodes.find((code) => decidedOnce(nameOf(turn, code), false)),
  stop: (turn, code) => decidedOnce(nameOf(turn, code), true),
};

const nameOf = (turn: number, code: StopCode): string => `stopped in turn ${turn}: ${code}`;
