import type { Meter } from '../runtime/meter.ts';
import { NetObject } from '../runtime/net-object.ts';
import { NEW_LINE } from '../runtime/new-line.ts';
import { IDISPOSABLE } from '../types/primitives.ts';
import { define } from '../types/type.ts';
import { writerClosed } from './closed.ts';
import type { StringBuilder } from './string-builder.ts';

export const STRING_WRITER = define({ name: 'System.IO.StringWriter', kind: 'class', bases: () => [IDISPOSABLE] });

/** System.IO.StringWriter; what was written can still be read after it was closed. */
export class StringWriter extends NetObject {
  readonly type = STRING_WRITER;
  readonly builder: StringBuilder;
  newLine = NEW_LINE;
  #isOpen = true;

  constructor(builder: StringBuilder) {
    super();
    this.builder = builder;
  }

  override toText(): string {
    return this.builder.toText();
  }

  dispose(): void {
    this.#isOpen = false;
  }

  write(meter: Meter, text: string | null): void {
    if (!this.#isOpen) throw writerClosed();
    this.builder.append(meter, text);
  }

  writeLine(meter: Meter, text: string | null): void {
    this.write(meter, text);
    this.write(meter, this.newLine);
  }
}
