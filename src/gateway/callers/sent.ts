/** How an answer to a caller ended. */
export interface Sent {
  /** Bytes handed on after the head. */
  readonly bytes: number;
  /** Why the answer broke off, where it did: the backend's error. */
  readonly error: Error | undefined;
}
