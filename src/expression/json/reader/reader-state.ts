import { readerException } from '../faults.ts';
import { Cursor } from './cursor.ts';
import { type ContainerKind, JsonPosition } from './json-position.ts';
import type { TokenName } from './token-name.ts';

type State = 'start' | 'opened' | 'wantsMember' | 'wantsValue' | 'afterValue' | 'finished';

const MAX_DEPTH = 64;

/** Where a reader stands, and what it has found there. */
export abstract class ReaderState {
  protected readonly cursor: Cursor;
  protected readonly position = new JsonPosition();
  protected state: State = 'start';
  token: TokenName = 'None';
  /** Of the token: a name, a comment, or a value in object form. */
  value: unknown = null;

  constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  get path(): string {
    return this.position.path(this.state !== 'opened');
  }

  /** Of the innermost container that is open. */
  get containerPath(): string {
    return this.position.path(false);
  }

  /** `Path 'a', line 1, position 5.` */
  get place(): string {
    const { line, position } = this.cursor;
    const isUntouched = this.state === 'start' && position === 0 && this.token !== 'Comment';
    return `Path '${this.path}', line ${isUntouched ? 0 : line}, position ${position}.`;
  }

  /** A JsonReaderException that says where we are. */
  readonly fault = (message: string): Error =>
    readerException(`${message}${message.endsWith('.') ? '' : '.'} ${this.place}`);

  protected open(kind: ContainerKind, value: unknown): boolean {
    this.position.push(kind);
    this.state = 'opened';
    this.found(`Start${kind}`, value);
    if (this.position.depth > MAX_DEPTH) throw this.fault(`The reader's MaxDepth of ${MAX_DEPTH} has been exceeded.`);
    return true;
  }

  protected close(kind: ContainerKind): boolean {
    const open = this.position.pop();
    if (open !== kind) throw this.fault(`JsonToken End${kind} is not valid for closing JsonType ${open}.`);
    this.valueDone();
    return this.found(`End${kind}`, null);
  }

  protected scalar(token: TokenName, value: unknown): boolean {
    this.valueRead();
    return this.found(token, value);
  }

  protected valueRead(): void {
    this.valueDone();
    this.position.valueRead();
  }

  protected valueDone(): void {
    this.state = this.position.depth === 0 ? 'finished' : 'afterValue';
  }

  protected found(token: TokenName, value: unknown): boolean {
    this.token = token;
    this.value = value;
    return true;
  }
}
