// The entry of the worker: its own thread, at the page's origin and under the page's policy.
import type { Question } from './briefing-client.ts';
import { BriefingWork } from './briefing-work.ts';

const work = new BriefingWork();

addEventListener('message', ({ data: { turn, asked } }: MessageEvent<Question>) => {
  postMessage({ turn, answer: work.answer(asked) });
});
