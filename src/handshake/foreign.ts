import { isContentType } from './records.ts';

const MAX_KEPT_BYTES = 256;
/** All but tab and the ends of lines: what a terminal would obey. */
const CONTROL = /(?![\t\r\n])[\p{Cc}\p{Cf}]/gu;

/** The beginning of what a server says that does not speak TLS. */
export class Foreign {
  #kept: Buffer = Buffer.alloc(0);
  /** undefined until the first byte. */
  #isForeign: boolean | undefined;

  /** Whether these bytes are none of TLS. */
  takes(bytes: Buffer): boolean {
    if (bytes.length > 0) this.#isForeign ??= !isContentType(bytes[0]);
    if (this.#isForeign !== true) return false;
    this.#kept = Buffer.concat([this.#kept, bytes.subarray(0, MAX_KEPT_BYTES - this.#kept.length)]);
    return true;
  }

  get text(): string | undefined {
    return this.#isForeign === true ? this.#kept.toString('utf8').replaceAll(CONTROL, '\ufffd') : undefined;
  }
}
