import type { AccessLog, AccessRecord, AsideRecord } from '../callers/access-log.ts';
import type { Hint } from '../faults/hints.ts';
import type { Claims } from './claims.ts';

/** A worker's part of the access log: a hint is left out where another worker has told it. */
export class SharedLog implements AccessLog {
  readonly #log: AccessLog;
  readonly #claims: Claims;
  readonly #asking = new Set<Promise<void>>();

  constructor(log: AccessLog, claims: Claims) {
    this.#log = log;
    this.#claims = claims;
  }

  write(record: AccessRecord): void {
    if (record.hint === undefined) this.#log.write(record);
    else this.#writeLater(record, record.hint);
  }

  aside(record: AsideRecord): void {
    this.#log.aside(record);
  }

  /** Resolves when all records are written. */
  async settled(): Promise<void> {
    await Promise.all(this.#asking);
  }

  #writeLater(record: AccessRecord, { subject }: Hint): void {
    const writing = this.#claims
      .first(subject)
      .then(first => this.#log.write(first ? record : { ...record, hint: undefined }))
      .finally(() => this.#asking.delete(writing));
    this.#asking.add(writing);
  }
}
