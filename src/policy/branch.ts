import type { CallContext } from './call-context.ts';

/**
 * A call for work that may be ended before it: then `gone` aborts, and what the work still changes is seen by nobody. It is
 * the same call otherwise.
 */
export function branchOf(call: CallContext, ended: AbortSignal): CallContext {
  const gone = AbortSignal.any([call.gone, ended]);
  return new Proxy(call, {
    get(target, name) {
      if (name === 'gone') return gone;
      if (name === 'variables' && ended.aborted) return new Map(target.variables);
      if (name === 'respond' && ended.aborted) return () => undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => ended.aborted || Reflect.set(target, name, value, target),
  });
}
