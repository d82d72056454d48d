import { listHistory, nameVersion, restoreVersion, versionText } from '../../acts/history.ts';
import type { Handlers } from '../context.ts';

export const historyHandlers = {
  'history.list': ({ kind, id }, { desk }) => listHistory(desk, kind, id),
  'history.get': ({ kind, id, key }, { desk }) => versionText(desk, kind, id, key),
  'history.restore': ({ kind, id, key }, { desk }) => restoreVersion(desk, kind, id, key),
  'history.name': ({ kind, id, key, name }, { desk }) => nameVersion(desk, kind, id, key, name),
} satisfies Partial<Handlers>;
