import { listBin, restoreFromBin } from '../../acts/bin.ts';
import type { Handlers } from '../context.ts';

export const binHandlers = {
  'bin.list': (_input, { desk }) => listBin(desk),
  'bin.restore': async ({ kind, id }, { desk }) => {
    await restoreFromBin(desk, kind, id);
    return {};
  },
} satisfies Partial<Handlers>;
