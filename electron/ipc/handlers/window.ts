import type { Handlers } from '../context.ts';

export const windowHandlers = {
  'settings.get': async (_input, { settings }) => settings.current(),
  'settings.set': async (patch, { settings }) => settings.change(patch),
  'link.open': async ({ url }, { openLink }) => ({ opened: await openLink(url) }),
  'window.flushed': async (_input, { windowFlushed }) => {
    windowFlushed();
    return {};
  },
} satisfies Partial<Handlers>;
