import type { HostBody } from '../expression/context/host.ts';
import { invalidOperation } from '../expression/value.ts';
import { charsetOf, contentOf, Undecodable } from '../http/content-coding.ts';
import type { RawHeaders } from '../http/headers.ts';
import type { Body } from '../http/message.ts';

/** The body of a message as expressions see it: read before they run, and decompressed when one asks for it. */
export class MessageBody implements HostBody {
  readonly #body: Body;
  readonly #message: { readonly headers: RawHeaders };
  #bytes: Buffer | undefined;

  constructor(body: Body, message: { readonly headers: RawHeaders }) {
    this.#body = body;
    this.#message = message;
  }

  bytes(): Buffer {
    this.#bytes ??= decompressed(this.#read(), this.#message.headers);
    return this.#bytes;
  }

  get charset(): string | undefined {
    return charsetOf(this.#message.headers);
  }

  get isConsumed(): boolean {
    return this.#body.isConsumed;
  }

  set isConsumed(isConsumed: boolean) {
    this.#body.isConsumed = isConsumed;
  }

  #read(): Buffer {
    const { bytes } = this.#body;
    if (bytes === undefined) throw new Error('The body was not read before the expression ran.');
    return bytes;
  }
}

function decompressed(bytes: Buffer, headers: RawHeaders): Buffer {
  try {
    return contentOf(bytes, headers);
  } catch (error) {
    throw error instanceof Undecodable ? invalidOperation(error.message) : error;
  }
}
