/** More than a handshake has; the oldest go first. */
const MAX_SECRETS = 16;

/** The secrets of a connection, from the lines of the `keylog` event (NSS key log format). */
export class Secrets {
  readonly #secrets = new Map<string, Buffer>();

  add(line: Buffer): void {
    const [label, random, secret] = line.toString('latin1').trim().split(' ');
    if (label === undefined || random === undefined || secret === undefined) return;
    this.#secrets.set(`${label} ${random.toLowerCase()}`, Buffer.from(secret, 'hex'));
    for (const oldest of this.#secrets.keys()) {
      if (this.#secrets.size <= MAX_SECRETS) break;
      this.#secrets.delete(oldest);
    }
  }

  /** `random`: of the client's hello. */
  get(label: string, random: Buffer): Buffer | undefined {
    return this.#secrets.get(`${label} ${random.toString('hex')}`);
  }
}
