import type { LiteralNode, LiteralType, Span } from './ast.ts';
import { syntaxError } from './syntax-error.ts';

const NUMBER = /0[xX][\da-fA-F_]*[uUlL]{0,2}|0[bB][01_]*[uUlL]{0,2}|(?:\d[\d_]*)?(?:\.\d[\d_]*)?(?:[eE][+-]?[\d_]+)?/y;
const LARGEST_DECIMAL = 79228162514264337593543950335n;

/** A number literal that begins at `start`; throws an ExpressionError. */
export function readNumber(text: string, start: number): LiteralNode {
  NUMBER.lastIndex = start;
  const digits = NUMBER.exec(text)?.[0] ?? '';
  if (/^0[xXbB]/.test(digits)) return readPrefixed(digits, start);
  const suffix = suffixAt(text, start + digits.length);
  const span = { start, end: start + digits.length + suffix.length };
  if (digits.endsWith('_') || /_[.eE]|[eE][+-]?_/.test(digits)) throw syntaxError('CS1013', span);
  const plain = digits.replaceAll('_', '');
  if (/[.eE]/.test(plain) || /^[fFdDmM]$/.test(suffix)) return readReal(plain, suffix.toLowerCase(), span);
  return integer(plain, suffix.toLowerCase(), span);
}

/** Whether text is what only a minus sign before it makes an int or a long: `2147483648`. */
export function negativeMinimum(source: string, span: Span): LiteralNode | undefined {
  const digits = source.replaceAll('_', '');
  if (digits === '2147483648') return { kind: 'literal', type: 'int', value: -2147483648, ...span };
  const isLong = /^9223372036854775808[lL]?$/.test(digits);
  return isLong ? { kind: 'literal', type: 'long', value: -9223372036854775808n, ...span } : undefined;
}

function suffixAt(text: string, at: number): string {
  const two = text.slice(at, at + 2);
  if (/^(?:[uU][lL]|[lL][uU])$/.test(two)) return two;
  return /^[uUlLfFdDmM]/.test(two) ? two.slice(0, 1) : '';
}

function readPrefixed(source: string, start: number): LiteralNode {
  const span = { start, end: start + source.length };
  const suffix = /[uUlL]*$/.exec(source)?.[0] ?? '';
  const digits = source.slice(2, source.length - suffix.length);
  if (!/[^_]$/.test(digits)) throw syntaxError('CS1013', span);
  const isDoubled = suffix.length === 2 && !/^(?:ul|lu)$/i.test(suffix);
  if (isDoubled) throw syntaxError('CS1013', span);
  return integer(source.slice(0, 2) + digits.replaceAll('_', ''), suffix.toLowerCase(), span);
}

/** The longest that fits are 64 binary digits, with any number of zeros before them. */
function integer(digits: string, suffix: string, span: Span): LiteralNode {
  const prefix = /^0[xXbB]/.exec(digits)?.[0] ?? '';
  const significant = digits.slice(prefix.length).replace(/^0+(?=.)/, '');
  const value = significant.length > 64 ? undefined : BigInt(prefix + significant);
  const type = value === undefined ? undefined : integerType(value, suffix);
  if (value === undefined || type === undefined) throw syntaxError('CS1021', span);
  const isWide = type === 'long' || type === 'ulong';
  return { kind: 'literal', type, value: isWide ? value : Number(value), ...span };
}

function integerType(value: bigint, suffix: string): LiteralType | undefined {
  if (value > 0xffffffffffffffffn) return undefined;
  const isShort = !suffix.includes('l');
  const isSigned = !suffix.includes('u');
  if (isShort && isSigned && value <= 0x7fffffffn) return 'int';
  if (isShort && value <= 0xffffffffn) return 'uint';
  return isSigned && value <= 0x7fffffffffffffffn ? 'long' : 'ulong';
}

function readReal(digits: string, suffix: string, span: Span): LiteralNode {
  if (suffix === 'm') return readDecimal(digits, span);
  const type = suffix === 'f' ? 'float' : 'double';
  const value = type === 'float' ? Math.fround(Number(digits)) : Number(digits);
  if (!Number.isFinite(value)) throw syntaxError('CS0594', span, type);
  return { kind: 'literal', type, value, ...span };
}

function readDecimal(digits: string, span: Span): LiteralNode {
  const [mantissa = '', exponent = '0'] = digits.split(/[eE]/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const places = Number(exponent);
  const significant = `${whole}${fraction}`.replace(/^0+/, '');
  const wholeDigits = significant.length - fraction.length + places;
  const isOutside = significant !== '' && (wholeDigits > 29 || wholePart(significant, wholeDigits) > LARGEST_DECIMAL);
  if (isOutside) throw syntaxError('CS0594', span, 'decimal');
  return { kind: 'literal', type: 'decimal', value: digits, ...span };
}

function wholePart(significant: string, wholeDigits: number): bigint {
  return wholeDigits <= 0 ? 0n : BigInt(significant.slice(0, wholeDigits).padEnd(wholeDigits, '0'));
}
