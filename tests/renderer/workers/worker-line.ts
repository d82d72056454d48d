import type { Heard, WorkerLine } from '../../../renderer/workers/briefing-client.ts';
import { BriefingWork } from '../../../renderer/workers/briefing-work.ts';

/** The real work, answered as a worker would: later, and with copies. */
export function workerLine(heard: Heard): WorkerLine {
  const work = new BriefingWork();
  return {
    close: () => undefined,
    post(question) {
      const { turn, asked } = structuredClone(question);
      setTimeout(() => heard.answer(structuredClone({ turn, answer: work.answer(asked) })));
    },
  };
}
