/** As many requests as may run and wait at one time do so already. */
export class BackendSaturated extends Error {
  override readonly name = 'BackendSaturated';
  readonly code = 'BACKEND_SATURATED';

  constructor(connections: number, waiting: number) {
    super(`all ${connections} connections are in use, and ${waiting} more requests wait for one.`);
  }
}
