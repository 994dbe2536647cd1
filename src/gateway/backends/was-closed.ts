const CLOSED: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Whether the other side closed the connection, in order or not. */
export const wasClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && CLOSED.has(error.code);
