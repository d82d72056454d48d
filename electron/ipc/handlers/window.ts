import type { Handlers } from '../context.ts';

export const windowHandlers = {
  'settings.set': async (patch, { settings }) => settings.change(patch),
  'link.open': async ({ url }, { openLink }) => ({ opened: await openLink(url) }),
  'window.flushed': async ({ saved }, { windowFlushed }) => {
    windowFlushed(saved);
    return {};
  },
} satisfies Partial<Handlers>;
