/** Server settings: the feature; as many skips as wanted; timers within 10 ms instead of 1 s; no bug on quick continue-as-new. */
export const virtualTime = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  'frontend.WorkflowTimeSkippingMaxSkipPerSession=100000',
  'history.timerProcessorMaxTimeShift="10ms"',
  'history.timerProcessorMaxPollRPS=1000',
  'history.workflowIdReuseMinimalInterval="0s"',
] as const;
