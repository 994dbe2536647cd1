import type { Case } from '../support/case-file.ts';
import type { Answer } from './ask.ts';

/** What is expected in the form in which the answers can be compared with it. */
export function expectedOutcome({ expected }: Case, isCompiledOnly: boolean): string {
  if (expected.startsWith('error ')) return expected.replace(/^error (\S+).*$/, 'error $1');
  if (isCompiledOnly) return 'compiles';
  if (expected.startsWith('throws ')) return unix(expected);
  return expected === 'null' ? expected : unix(withClass(expected));
}

/** The same of an answer; undefined where the program had none. */
export function answeredOutcome({ value, rt, throws, error, ok, crash }: Answer): string | undefined {
  if (crash !== undefined) return undefined;
  if (error !== undefined) return `error ${error.slice(0, error.indexOf(':'))}`;
  if (throws !== undefined) return unix(`throws ${throws}`);
  if (ok === true) return 'compiles';
  return value === null || value === undefined ? 'null' : `${rt} ${JSON.stringify(unix(value))}`;
}

/** The library prints the new lines of Windows, where Azure's gateway runs; the program those of Linux. */
const unix = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\\r\\n', '\\n');

const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bool: 'Boolean',
    byte: 'Byte',
    sbyte: 'SByte',
    char: 'Char',
    decimal: 'Decimal',
    double: 'Double',
    float: 'Single',
    int: 'Int32',
    uint: 'UInt32',
    long: 'Int64',
    ulong: 'UInt64',
    short: 'Int16',
    ushort: 'UInt16',
    object: 'Object',
    string: 'String',
  }),
);

/** `int "3"` as `Int32 "3"`, ``List<int> "…"`` as ``List`1 "…"``: the name that the class itself tells. */
function withClass(expected: string): string {
  const at = expected.indexOf(' "');
  return `${classOf(expected.slice(0, at))}${expected.slice(at)}`;
}

function classOf(type: string): string {
  const brackets = /\[,*\]$/.exec(type)?.[0];
  if (brackets !== undefined) return `${classOf(type.slice(0, -brackets.length))}${brackets}`;
  if (type.startsWith('(')) return `ValueTuple\`${type.split(',').length}`;
  const [, name = type, given] = /^(\w+)<(.*)>$/.exec(type) ?? [];
  return CLASSES.get(name) ?? (given === undefined ? name : `${name}\`${given.split(',').length}`);
}
