import type { CallContext } from '../call-context.ts';
import type { PlacedStep } from '../step.ts';

/** The answer gets headers, once there is one; each takes the place of what the backend says. */
export function addHeadersLater(
  headers: readonly (readonly [name: string, value: string])[],
  context: CallContext,
  self: PlacedStep,
): void {
  if (headers.length === 0) return;
  context.later({
    ...self,
    reads: undefined,
    run: ({ response }) => {
      if (response === undefined) return undefined;
      const names = new Set(headers.map(([name]) => name.toLowerCase()));
      const kept = response.headers.filter(
        (_, index) => !names.has(`${response.headers[index - (index % 2)]}`.toLowerCase()),
      );
      response.headers = [...kept, ...headers.flat()];
      return undefined;
    },
  });
}
