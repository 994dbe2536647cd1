import * as types from '../runtime/exception.ts';
import { NetException } from '../runtime/exception.ts';
import { defaultMessage, resultOf } from '../runtime/exception-facts.ts';
import { textOf } from '../runtime/text-of.ts';
import { type Members, members, type TypeTable } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';

type Text = string | null;
type Inner = NetException | null;

/** All that have nothing but the usual constructors. */
const PLAIN = [
  types.ARITHMETIC_EXCEPTION,
  types.DIVIDE_BY_ZERO_EXCEPTION,
  types.OVERFLOW_EXCEPTION,
  types.FORMAT_EXCEPTION,
  types.INDEX_OUT_OF_RANGE_EXCEPTION,
  types.INVALID_CAST_EXCEPTION,
  types.INVALID_OPERATION_EXCEPTION,
  types.KEY_NOT_FOUND_EXCEPTION,
  types.NOT_SUPPORTED_EXCEPTION,
  types.NULL_REFERENCE_EXCEPTION,
  types.OUT_OF_MEMORY_EXCEPTION,
  types.CRYPTOGRAPHIC_EXCEPTION,
  types.URI_FORMAT_EXCEPTION,
  types.XML_EXCEPTION,
  types.JSON_EXCEPTION,
  types.JSON_READER_EXCEPTION,
  types.JSON_SERIALIZATION_EXCEPTION,
] as const;

/** As .NET names the text and the inner exception. */
const NAMES: ReadonlyMap<NamedType, readonly [string, string]> = new Map([
  [types.CRYPTOGRAPHIC_EXCEPTION, ['message', 'inner']],
  [types.URI_FORMAT_EXCEPTION, ['textString', 'e']],
]);

const namesOf = (type: NamedType): readonly [string, string] => NAMES.get(type) ?? ['message', 'innerException'];

const constructors = (type: NamedType): Members => ({
  'new()': () => new NetException(type, defaultMessage(type), null),
  [`new(string ${namesOf(type)[0]})`]: (message: Text) => new NetException(type, message ?? ownName(type), null),
  [`new(string ${namesOf(type)[0]}, Exception ${namesOf(type)[1]})`]: (message: Text, inner: Inner) =>
    new NetException(type, message ?? ownName(type), inner),
});

const ownName = (type: NamedType): string => `Exception of type '${type.definition.fullName}' was thrown.`;

function innermost(self: NetException): NetException {
  let base = self;
  while (base.inner !== null) base = base.inner;
  return base;
}

/** https://learn.microsoft.com/dotnet/api/system.exception?view=net-8.0 */
const exception = members(types.EXCEPTION, () => ({
  ...constructors(types.EXCEPTION),
  'string Message': ({ message }: NetException) => message,
  'Exception InnerException': ({ inner }: NetException) => inner,
  'string StackTrace': () => null,
  'string Source': () => null,
  'string HelpLink': () => null,
  'int HResult': ({ type }: NetException) => resultOf(type),
  'Exception GetBaseException()': innermost,
  'string ToString()': textOf,
}));

const withParameter = (message: string, parameter: Text): string =>
  parameter === null || parameter === '' ? message : `${message} (Parameter '${parameter}')`;

const argument = members(types.ARGUMENT_EXCEPTION, () => ({
  ...constructors(types.ARGUMENT_EXCEPTION),
  'new(string message, string paramName)': (message: Text, parameter: Text) =>
    argumentException(types.ARGUMENT_EXCEPTION, message, parameter, null),
  'new(string message, string paramName, Exception innerException)': (message: Text, parameter: Text, inner: Inner) =>
    argumentException(types.ARGUMENT_EXCEPTION, message, parameter, inner),
  'string ParamName': ({ message }: NetException) => /\(Parameter '([^']*)'\)/.exec(message)?.[1] ?? null,
}));

const argumentException = (type: NamedType, message: Text, parameter: Text, inner: Inner): NetException =>
  new NetException(type, withParameter(message ?? defaultMessage(type), parameter), inner);

/** These two take the parameter's name first. */
const parameterConstructors = (type: NamedType): Members => ({
  'new()': () => new NetException(type, defaultMessage(type), null),
  'new(string paramName)': (parameter: Text) => argumentException(type, null, parameter, null),
  'new(string paramName, string message)': (parameter: Text, message: Text) =>
    argumentException(type, message, parameter, null),
  'new(string message, Exception innerException)': (message: Text, inner: Inner) =>
    argumentException(type, message, null, inner),
});

const argumentNull = members(types.ARGUMENT_NULL_EXCEPTION, () => parameterConstructors(types.ARGUMENT_NULL_EXCEPTION));

const argumentOutOfRange = members(types.ARGUMENT_OUT_OF_RANGE_EXCEPTION, () => ({
  ...parameterConstructors(types.ARGUMENT_OUT_OF_RANGE_EXCEPTION),
  'new(string paramName, object actualValue, string message)': (parameter: Text, actual: unknown, message: Text) =>
    new NetException(
      types.ARGUMENT_OUT_OF_RANGE_EXCEPTION,
      withParameter(message ?? defaultMessage(types.ARGUMENT_OUT_OF_RANGE_EXCEPTION), parameter) +
        (actual === null ? '' : `\nActual value was ${textOf(actual)}.`),
      null,
    ),
}));

export const exceptions: readonly TypeTable[] = [
  exception,
  argument,
  argumentNull,
  argumentOutOfRange,
  ...PLAIN.map(type => members(type, () => constructors(type))),
];
