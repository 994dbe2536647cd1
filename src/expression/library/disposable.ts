import type { NetObject } from '../runtime/net-object.ts';
import { IDISPOSABLE } from '../types/primitives.ts';
import { members } from '../types/table.ts';

/** What has nothing to let go has no `dispose`. */
export const disposable = members(IDISPOSABLE, () => ({
  'void Dispose()': (self: NetObject) => {
    if ('dispose' in self && typeof self.dispose === 'function') self.dispose();
  },
}));
