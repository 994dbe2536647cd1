import type { Type } from '../types/type.ts';
import { define, type NamedType } from '../types/type.ts';

export const EXCEPTION = define({ name: 'System.Exception', kind: 'class' });

const derived = (name: string, base: NamedType): NamedType => define({ name, kind: 'class', bases: () => [base] });

export const ARGUMENT_EXCEPTION = derived('System.ArgumentException', EXCEPTION);
export const ARGUMENT_NULL_EXCEPTION = derived('System.ArgumentNullException', ARGUMENT_EXCEPTION);
export const ARGUMENT_OUT_OF_RANGE_EXCEPTION = derived('System.ArgumentOutOfRangeException', ARGUMENT_EXCEPTION);
export const ARITHMETIC_EXCEPTION = derived('System.ArithmeticException', EXCEPTION);
export const DIVIDE_BY_ZERO_EXCEPTION = derived('System.DivideByZeroException', ARITHMETIC_EXCEPTION);
export const OVERFLOW_EXCEPTION = derived('System.OverflowException', ARITHMETIC_EXCEPTION);
export const FORMAT_EXCEPTION = derived('System.FormatException', EXCEPTION);
export const INDEX_OUT_OF_RANGE_EXCEPTION = derived('System.IndexOutOfRangeException', EXCEPTION);
export const INVALID_CAST_EXCEPTION = derived('System.InvalidCastException', EXCEPTION);
export const INVALID_OPERATION_EXCEPTION = derived('System.InvalidOperationException', EXCEPTION);
export const KEY_NOT_FOUND_EXCEPTION = derived('System.Collections.Generic.KeyNotFoundException', EXCEPTION);
export const NOT_SUPPORTED_EXCEPTION = derived('System.NotSupportedException', EXCEPTION);
export const NULL_REFERENCE_EXCEPTION = derived('System.NullReferenceException', EXCEPTION);
export const OUT_OF_MEMORY_EXCEPTION = derived('System.OutOfMemoryException', EXCEPTION);
export const RANK_EXCEPTION = derived('System.RankException', EXCEPTION);
export const CRYPTOGRAPHIC_EXCEPTION = derived('System.Security.Cryptography.CryptographicException', EXCEPTION);
export const URI_FORMAT_EXCEPTION = derived('System.UriFormatException', FORMAT_EXCEPTION);
export const XML_EXCEPTION = derived('System.Xml.XmlException', EXCEPTION);
export const JSON_EXCEPTION = derived('Newtonsoft.Json.JsonException', EXCEPTION);
export const JSON_READER_EXCEPTION = derived('Newtonsoft.Json.JsonReaderException', JSON_EXCEPTION);
export const JSON_WRITER_EXCEPTION = derived('Newtonsoft.Json.JsonWriterException', JSON_EXCEPTION);
export const JSON_SERIALIZATION_EXCEPTION = derived('Newtonsoft.Json.JsonSerializationException', JSON_EXCEPTION);

/** A .NET exception on its way to a catch clause, or out of the expression. */
export class NetException extends Error {
  override readonly name = 'NetException';
  readonly type: Type;
  readonly inner: NetException | null;

  constructor(type: Type, message: string, inner: NetException | null) {
    super(message);
    this.type = type;
    this.inner = inner;
  }
}

const thrower =
  (type: Type) =>
  (message: string): NetException =>
    new NetException(type, message, null);

export const formatException = thrower(FORMAT_EXCEPTION);
export const overflowException = thrower(OVERFLOW_EXCEPTION);
export const invalidCast = thrower(INVALID_CAST_EXCEPTION);
export const invalidOperation = thrower(INVALID_OPERATION_EXCEPTION);
export const keyNotFound = thrower(KEY_NOT_FOUND_EXCEPTION);
export const notSupported = thrower(NOT_SUPPORTED_EXCEPTION);

const NULL_REFERENCE = 'Object reference not set to an instance of an object.';

export const nullReference = (): NetException => new NetException(NULL_REFERENCE_EXCEPTION, NULL_REFERENCE, null);

/** One that knows which part of the expression was null. */
export class NullPart extends NetException {
  /** Offsets in what stands between the brackets of the expression. */
  readonly part: { readonly start: number; readonly end: number };

  constructor(part: NullPart['part']) {
    super(NULL_REFERENCE_EXCEPTION, NULL_REFERENCE, null);
    this.part = part;
  }
}

/** NullReferenceException: of that part, where it is known. */
export const nullAt = (part: NullPart['part'] | undefined): NetException =>
  part === undefined ? nullReference() : new NullPart(part);

export const indexOutOfRange = (): NetException =>
  new NetException(INDEX_OUT_OF_RANGE_EXCEPTION, 'Index was outside the bounds of the array.', null);

const withParameter = (message: string, parameter: string): string => `${message} (Parameter '${parameter}')`;

export const argumentException = (message: string, parameter?: string): NetException =>
  new NetException(ARGUMENT_EXCEPTION, parameter === undefined ? message : withParameter(message, parameter), null);

export const argumentNull = (parameter: string): NetException =>
  new NetException(ARGUMENT_NULL_EXCEPTION, withParameter('Value cannot be null.', parameter), null);

export const argumentOutOfRange = (parameter: string, message: string): NetException =>
  new NetException(ARGUMENT_OUT_OF_RANGE_EXCEPTION, withParameter(message, parameter), null);

/** An argument that is out of range; the message carries .NET's second line about the value where one is given. */
export const badArgument = (parameter: string, message: string, actual: unknown): NetException =>
  new NetException(
    ARGUMENT_OUT_OF_RANGE_EXCEPTION,
    `${message} (Parameter '${parameter}')\nActual value was ${actual}.`,
    null,
  );

/** The argument, once it is known not to be null. */
export function notNull<T>(argument: T | null, parameter: string): T {
  if (argument === null) throw argumentNull(parameter);
  return argument;
}

/** The object that something is asked of. Throws NullReferenceException where there is none. */
export function present<T>(object: T | null): T {
  if (object === null) throw nullReference();
  return object;
}
