/** A backend did not ask for the body of a request in the time that a policy gives it. */
export class ContinueTimeout extends Error {
  override readonly name = 'ContinueTimeout';
  readonly code = 'CONTINUE_TIMEOUT';

  constructor(milliseconds: number) {
    super(`No 100 Continue within ${milliseconds} ms.`);
  }
}
