import type { Call, GatewayTypes } from './call.ts';
import type { Services } from './services.ts';

/** What a step may see and change. */
export interface Context<T extends GatewayTypes> extends Call<T> {
  readonly services: Services<T>;
}

export const newContext = <T extends GatewayTypes>(request: T['request'], services: Services<T>): Context<T> => ({
  request,
  services,
  certificate: undefined,
  backend: undefined,
  response: undefined,
  lastError: undefined,
});
