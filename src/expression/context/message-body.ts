import type { TextDecoder as Decoder } from 'node:util';
import { invalidOperation } from '../runtime/exception.ts';
import { NetObject } from '../runtime/net-object.ts';
import type { HostBody } from './host.ts';
import { IMESSAGE_BODY } from './types.ts';

/** `IMessageBody` */
export class MessageBody extends NetObject {
  override readonly type = IMESSAGE_BODY;
  readonly #host: HostBody;

  constructor(host: HostBody) {
    super();
    this.#host = host;
  }

  /** Throws InvalidOperationException for a body that has been read without `preserveContent`. */
  bytes(preserveContent: boolean): Uint8Array {
    if (this.#host.isConsumed)
      throw invalidOperation(
        'The body has been read already, and so is gone: read it with preserveContent: true, such as Body.As<string>(preserveContent: true), every time but the last.',
      );
    this.#host.isConsumed = !preserveContent;
    return this.#host.bytes();
  }

  /** Throws InvalidOperationException, too, for a charset that is none. */
  text(preserveContent: boolean): string {
    return decoder(this.#host.charset).decode(this.bytes(preserveContent));
  }
}

export const messageBody = (host: HostBody): MessageBody => new MessageBody(host);

const UTF8 = new TextDecoder();

function decoder(charset: string | undefined): Decoder {
  if (charset === undefined) return UTF8;
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidOperation(
      'The character set provided in ContentType is invalid. Cannot read content as string using an invalid character set.',
    );
  }
}
