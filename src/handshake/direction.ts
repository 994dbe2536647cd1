import type { Conversation } from './conversation.ts';
import { DecodeError } from './cursor.ts';
import { HANDSHAKE, MessageReader } from './messages.ts';
import type { Opened } from './opener.ts';
import { type Opening, Protection12, Protection13 } from './protection.ts';
import { CONTENT, RecordReader, type TlsRecord } from './records.ts';
import type { Side, Unread } from './report.ts';
import type { Secrets } from './secrets.ts';
import { WaitingRecords } from './waiting.ts';

/** Reads what one side sends, and tells the conversation. No bytes make it throw. */
export class Direction {
  readonly #side: Side;
  readonly #conversation: Conversation;
  readonly #records = new RecordReader();
  readonly #messages = new MessageReader();
  readonly #tls12: Protection12;
  readonly #tls13: Protection13;
  readonly #waiting = new WaitingRecords();
  #unread: Unread['why'] | undefined;
  #hidesHandshake = false;
  /** Nothing more can be read. */
  #isOver = false;
  /** What comes after this is no TLS. */
  #isCut = false;
  /** Records are passed by, as they cannot be decrypted. */
  #isBlind = false;

  constructor(side: Side, conversation: Conversation, secrets: Secrets) {
    this.#side = side;
    this.#conversation = conversation;
    this.#tls12 = new Protection12(side, secrets);
    this.#tls13 = new Protection13(side, secrets);
  }

  /** Why not all was read so far; undefined: it was. */
  get unread(): Unread['why'] | undefined {
    return this.#unread ?? (this.#waiting.isEmpty ? undefined : 'secret');
  }

  /** Whether a message of a handshake may have been in what was not read. */
  get hidesHandshake(): boolean {
    return this.#hidesHandshake || !this.#waiting.isEmpty;
  }

  take(bytes: Buffer): void {
    if (this.#isCut) return;
    this.#isCut = !isSound(() => {
      for (const record of this.#records.read(bytes)) this.#takeRecord(record);
    });
    if (this.#isCut) this.#lose('damaged');
  }

  /** Reads on, as a secret may have come. */
  advance(): void {
    const sound = isSound(() => this.#waiting.drain(record => !this.#isOver && this.#deal(record)));
    if (!sound) this.#stop('damaged');
  }

  #takeRecord(record: TlsRecord): void {
    if (this.#isOver) return;
    this.#waiting.push(record);
    this.advance();
    if (!this.#waiting.isTooMuch) return;
    this.#unread ??= 'length';
    this.#isBlind = true;
    this.advance();
  }

  #lose(why: Unread['why']): void {
    this.#unread ??= why;
    this.#hidesHandshake = true;
  }

  #stop(why: Unread['why']): void {
    this.#lose(why);
    this.#isOver = true;
    this.#waiting.clear();
  }

  /** Whether the record could be dealt with; else its secret has yet to come. */
  #deal(record: TlsRecord): boolean {
    const opening = this.#open(record);
    if (opening === 'secret') return false;
    if (opening === 'damaged') this.#stop('damaged');
    else if (opening === 'cipher') this.#passBy(record);
    else this.#tell(opening);
    return true;
  }

  #open(record: TlsRecord): Opening {
    if (this.#isBlind) return 'cipher';
    const { is13, parameters } = this.#conversation.first;
    return is13 && parameters !== undefined ? this.#tls13.open(record, parameters) : this.#tls12.open(record);
  }

  /** Up to TLS 1.2 the type of a record is in clear: the first message after ChangeCipherSpec is Finished. */
  #passBy({ type }: TlsRecord): void {
    this.#unread ??= 'cipher';
    this.#isBlind = true;
    const { first, current } = this.#conversation;
    if (first.is13) this.#stop('cipher');
    else if (type === CONTENT.alert) this.#conversation.alert(this.#side, undefined);
    else if (type === CONTENT.applicationData) this.#conversation.data(this.#side);
    else if (type === CONTENT.handshake && !current.finished[this.#side]) current.finish(this.#side);
    else this.#hidesHandshake = true;
  }

  #tell({ type, content }: Opened): void {
    if (type === CONTENT.handshake) this.#tellMessages(content);
    if (type === CONTENT.alert) this.#conversation.alert(this.#side, content);
    if (type === CONTENT.applicationData) this.#conversation.data(this.#side);
    // In TLS 1.3 it means nothing: RFC 8446, appendix D.4.
    if (type === CONTENT.changeCipherSpec && !this.#conversation.first.is13) this.#changeCipher();
  }

  #tellMessages(content: Buffer): void {
    for (const message of this.#messages.read(content)) {
      this.#conversation.message(this.#side, message);
      if (message.type === HANDSHAKE.finished) this.#tls13.finish();
      if (message.type === HANDSHAKE.keyUpdate) this.#tls13.update();
    }
  }

  #changeCipher(): void {
    const { parameters } = this.#conversation.current;
    if (parameters === undefined) throw new DecodeError('keys are changed before any are agreed on');
    this.#tls12.change(parameters);
  }
}

/** Whether the bytes were what they should be. */
function isSound(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof DecodeError) return false;
    throw error;
  }
}
