import { startBriefingWorker } from '../dom/sanitise.ts';
import { type Answer, BriefingClient } from './briefing-client.ts';

/** The window's one worker for briefings' texts. */
export const briefingThread = new BriefingClient((heard) => {
  const worker = startBriefingWorker();
  worker.onmessage = ({ data }: MessageEvent<Answer>) => heard.answer(data);
  worker.onerror = ({ message }) => heard.broke(message);
  return { post: (question) => worker.postMessage(question), close: () => worker.terminate() };
});
