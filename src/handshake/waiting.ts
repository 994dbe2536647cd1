import type { TlsRecord } from './records.ts';

/** A handshake has less. */
const MAX_BYTES = 2 ** 18;

/** Records in order, the first of which waits for its secret. */
export class WaitingRecords {
  #records: TlsRecord[] = [];
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#records.length === 0;
  }

  get isTooMuch(): boolean {
    return this.#bytes > MAX_BYTES;
  }

  push(record: TlsRecord): void {
    this.#records.push(record);
    this.#bytes += sizeOf(record);
  }

  clear(): void {
    this.#records = [];
    this.#bytes = 0;
  }

  /** Lets go of the records that could be dealt with; at one that could not the others wait on. */
  drain(deal: (record: TlsRecord) => boolean): void {
    const records = this.#records;
    const waits = records.findIndex(record => !deal(record));
    // Meanwhile they may have been cleared.
    if (this.#records !== records) return;
    const done = records.splice(0, waits < 0 ? records.length : waits);
    this.#bytes = done.reduce((bytes, record) => bytes - sizeOf(record), this.#bytes);
  }
}

const sizeOf = ({ header, fragment }: TlsRecord): number => header.length + fragment.length;
