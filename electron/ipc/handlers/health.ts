import { compareWithTheirs, listIncidents, takeTheirs } from '../../acts/health.ts';
import type { Handlers } from '../context.ts';

export const healthHandlers = {
  'health.list': (_input, { desk }) => listIncidents(desk),
  'health.dismiss': async ({ key }, { desk }) => {
    await desk.library.dismiss(key);
    return {};
  },
  'health.compare': ({ key }, { desk }) => compareWithTheirs(desk, key),
  'health.takeTheirs': async ({ key }, { desk }) => {
    await takeTheirs(desk, key);
    return {};
  },
} satisfies Partial<Handlers>;
