import { ExpressionError } from '../expression-error.ts';
import type { Span } from './ast.ts';

/** The C# compiler's own words, by its numbers. */
const MESSAGES = {
  CS0027: "Keyword 'this' is not available in the current context",
  CS0145: 'A const field requires a value to be provided',
  CS0178: "Invalid rank specifier: expected ',' or ']'",
  CS0214: 'Pointers and fixed size buffers may only be used in an unsafe context',
  CS0230: 'Type and identifier are both required in a foreach statement',
  CS0443: 'Syntax error; value expected',
  CS0594: "Floating-point constant is outside the range of type '{0}'",
  CS0650:
    "Bad array declarator: To declare a managed array the rank specifier precedes the variable's identifier. To declare a fixed size buffer field, use the fixed keyword before the field type.",
  CS0742: 'A query body must end with a select clause or a group clause',
  CS0743: "Expected contextual keyword 'on'",
  CS0744: "Expected contextual keyword 'equals'",
  CS0745: "Expected contextual keyword 'by'",
  CS0746:
    'Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access.',
  CS0747: 'Invalid initializer member declarator',
  CS0839: 'Argument missing',
  CS1001: 'Identifier expected',
  CS1002: '; expected',
  CS1003: "Syntax error, '{0}' expected",
  CS1009: 'Unrecognized escape sequence',
  CS1010: 'Newline in constant',
  CS1011: 'Empty character literal',
  CS1012: 'Too many characters in character literal',
  CS1013: 'Invalid number',
  CS1017: 'Catch clauses cannot follow the general catch clause of a try statement',
  CS1021: 'Integral constant is too large',
  CS1022: 'Type or namespace definition, or end-of-file expected',
  CS1023: 'Embedded statement cannot be a declaration or labeled statement',
  CS1024: 'Preprocessor directive expected',
  CS1026: ') expected',
  CS1028: 'Unexpected preprocessor directive',
  CS1029: "#error: '{0}'",
  CS1031: 'Type expected',
  CS1032: 'Cannot define/undefine preprocessor symbols after first token in file',
  CS1035: "End-of-file found, '*/' expected",
  CS1038: '#endregion directive expected',
  CS1039: 'Unterminated string literal',
  CS1040: 'Preprocessor directives must appear as the first non-whitespace character on a line',
  CS1041: "Identifier expected; '{0}' is a keyword",
  CS1056: "Unexpected character '{0}'",
  CS1073: "Unexpected token '{0}'",
  CS1511: "Keyword 'base' is not available in a static method",
  CS1513: '} expected',
  CS1514: '{ expected',
  CS1515: "'in' expected",
  CS1524: 'Expected catch or finally',
  CS1525: "Invalid expression term '{0}'",
  CS1526: 'A new expression requires an argument list or (), [], or {} after type',
  CS1586: 'Array creation must have array size or array initializer',
  CS1646: 'Keyword, identifier, or string expected after verbatim specifier: @',
  CS1733: 'Expected expression',
  CS4033:
    "The 'await' operator can only be used within an async method. Consider marking this method with the 'async' modifier and changing its return type to 'Task'.",
  CS8076: "Missing close delimiter '}' for interpolated expression started with '{'.",
  CS8077: 'A single-line comment may not be used in an interpolated string.',
  CS8086: "A '{0}' character must be escaped (by doubling) in an interpolated string.",
  CS8087: "A '{0}' character may only be escaped by doubling '{0}{0}' in an interpolated string.",
  CS8088: 'A format specifier may not contain trailing whitespace.',
  CS8089: 'Empty format specifier.',
  CS8124: 'Tuple must contain at least two elements.',
  CS8361:
    "A conditional expression cannot be used directly in a string interpolation because the ':' ends the interpolation. Parenthesize the conditional expression.",
  CS8641: "'else' cannot start a statement.",
  CS8967:
    'Newlines inside a non-verbatim interpolated string are not supported in C# 7.0. Please use language version 11.0 or greater.',
} as const;

export type SyntaxErrorCode = keyof typeof MESSAGES;

export function syntaxError(code: SyntaxErrorCode, span: Span, ...values: readonly string[]): ExpressionError {
  return new ExpressionError(
    code,
    MESSAGES[code].replaceAll('{0}', () => values[0] ?? ''),
    span,
  );
}

/** By the compiler's names, the language version that brought them. */
const FEATURES = {
  'and pattern': '9.0',
  'coalescing assignment': '8.0',
  'collection expressions': '12.0',
  'default literal': '7.1',
  'index operator': '8.0',
  'list pattern': '11.0',
  'not pattern': '9.0',
  'readonly references': '7.2',
  'nullable reference types': '8.0',
  'or pattern': '9.0',
  'range operator': '8.0',
  'raw string literals': '11.0',
  records: '9.0',
  'recursive patterns': '8.0',
  'relational pattern': '9.0',
  'static anonymous function': '9.0',
  'static local functions': '8.0',
  'target-typed object creation': '9.0',
  'unsigned right shift': '11.0',
  'using declarations': '8.0',
  'UTF-8 string literals': '11.0',
} as const;

export type Feature = keyof typeof FEATURES;

export function featureError(feature: Feature, span: Span): ExpressionError {
  const message = `Feature '${feature}' is not available in C# 7.0. Please use language version ${FEATURES[feature]} or greater.`;
  return new ExpressionError('CS8107', message, span);
}

/** C# that is right, and that policy expressions have no use for. */
export function refusal(what: string, span: Span): ExpressionError {
  return new ExpressionError(undefined, `${what} cannot be used in a policy expression.`, span);
}

export function nestingError(span: Span): ExpressionError {
  return new ExpressionError(undefined, 'The expression is nested too deeply.', span);
}
