const SPACE = 0x20;
const CR = 0x0d;
const LF = 0x0a;
const ZERO = 0x30;
const ONE = 0x31;
const NOTHING: Buffer = Buffer.alloc(0);

/** How a status line of HTTP/1 begins, with the byte that follows the status: RFC 9112, section 4. */
const LINE = Buffer.from('HTTP/1.1 100 ');
const MINOR_VERSION = 7;
const STATUS = 9;

/**
 * Takes `100 Continue` out of what a backend sends before its answer: a client must be able to take one that it did not
 * ask for (RFC 9110, section 15.2), and undici hangs up on it. Other interim answers pass, and so does everything from
 * the first byte of the answer itself.
 *
 *     start ── 100 ──▶ dropping ── empty line ──▶ start
 *           ── 1xx ──▶ passing  ── empty line ──▶ start
 *           ── else ─▶ answer
 */
export class InterimFilter {
  /** Told that the backend wants what is still to be sent: by `100 Continue`, or because it answers already. */
  onGoAhead: () => void = () => undefined;
  #state: 'start' | 'dropping' | 'passing' | 'answer' = 'start';
  /** The beginning of a status line that does not say yet which it is. */
  #held = NOTHING;
  #lineLength = 0;

  /** Another answer is due. */
  restart(): void {
    this.#state = 'start';
    this.#held = NOTHING;
  }

  /** What is left of a piece; empty where nothing is. */
  pass(piece: Buffer): Buffer {
    if (this.#state === 'answer') return piece;
    // Nearly always the first piece begins with the only answer.
    if (this.#state === 'start' && this.#held.length === 0 && piece.length > STATUS && piece[STATUS] !== ONE) {
      this.#state = 'answer';
      this.onGoAhead();
      return piece;
    }
    return this.#sift(this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]));
  }

  #sift(bytes: Buffer): Buffer {
    this.#held = NOTHING;
    const passed: Buffer[] = [];
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#state === 'start') this.#begin(rest);
      if (this.#state === 'start') {
        this.#held = rest;
        break;
      }
      const passes = this.#state !== 'dropping';
      const end = this.#state === 'answer' ? rest.length : this.#endOfHead(rest);
      if (passes) passed.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    return passed.length === 1 && passed[0] !== undefined ? passed[0] : Buffer.concat(passed);
  }

  /** The state stays where it takes more bytes to tell. */
  #begin(bytes: Buffer): void {
    this.#lineLength = 0;
    if (!isInterim(bytes)) this.#state = 'answer';
    else if (bytes.length >= LINE.length) this.#state = STATES[statusAt(bytes)] ?? 'passing';
    if (this.#state === 'answer' || this.#state === 'dropping') this.onGoAhead();
  }

  /** How many of the bytes belong to the head that has begun. */
  #endOfHead(bytes: Buffer): number {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === LF && this.#lineLength === 0) {
        this.#state = 'start';
        return at + 1;
      }
      if (byte === LF) this.#lineLength = 0;
      else if (byte !== CR) this.#lineLength += 1;
    }
    return bytes.length;
  }
}

/** 101 ends HTTP, and what comes then is another protocol's. */
const STATES: Readonly<Record<string, 'dropping' | 'answer'>> = { 100: 'dropping', 101: 'answer' };

const statusAt = (bytes: Buffer): string => bytes.toString('latin1', STATUS, STATUS + 3);

/** Whether all the bytes, as far as they go, may be the status line of a 1xx. */
function isInterim(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, LINE.length);
  for (let at = 0; at < length; at += 1) {
    if (!isExpected(bytes[at] ?? 0, at)) return false;
  }
  return true;
}

function isExpected(byte: number, at: number): boolean {
  if (at === MINOR_VERSION) return byte === ZERO || byte === ONE;
  if (at === STATUS + 1 || at === STATUS + 2) return byte >= ZERO && byte <= ZERO + 9;
  if (at === STATUS + 3) return byte === SPACE || byte === CR || byte === LF;
  return byte === LINE[at];
}
