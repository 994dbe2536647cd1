import { BlockList, isIP } from 'node:net';
import * as v from 'valibot';
import type { CallContext } from './call-context.ts';
import type { Element } from './document/element.ts';
import { evaluationFailure } from './evaluation-failure.ts';
import type { Compiler } from './statement.ts';
import { evaluate, type Kind, type Value } from './value.ts';

/** Whether an address is one of those that a policy lists; undefined for what is no address. */
export type AddressTest = (address: string) => boolean | undefined;

/** Both ends belong to it. */
interface Range {
  readonly element: Element;
  /** The source of LastError. */
  readonly policy: string;
  readonly from: Value<string>;
  readonly to: Value<string>;
}

/** Of `address` and `address-range` elements; what is written outright is read once. */
export function addressTest(elements: readonly Element[], compiler: Compiler): (context: CallContext) => AddressTest {
  const ranges = elements.map(element => rangeOf(element, compiler));
  for (const range of ranges) checkLiterals(range, compiler);
  if (ranges.some(({ from, to }) => from.kind === 'expression' || to.kind === 'expression'))
    return context => testOf(ranges.map(range => ends(range, context)));
  const test = testOf(ranges.flatMap(({ from, to }) => literals(from, to)));
  return () => test;
}

function rangeOf(element: Element, compiler: Compiler): Range {
  const policy = compiler.policyOf(element);
  if (element.name === 'address') {
    const address = compiler.value(element, 'text', ADDRESS);
    return { element, policy, from: address, to: address };
  }
  return {
    element,
    policy,
    from: compiler.required(element, 'from', ADDRESS),
    to: compiler.required(element, 'to', ADDRESS),
  };
}

type Ends = readonly [from: string, to: string];

const literals = (from: Value<string>, to: Value<string>): Ends[] =>
  from.kind === 'literal' && to.kind === 'literal' ? [[from.value, to.value]] : [];

function checkLiterals({ element, from, to }: Range, compiler: Compiler): void {
  for (const [first, last] of literals(from, to))
    if (!isRange(first, last)) compiler.refuse(element, `The range of '${element.name}' ${RULE}`);
}

function ends({ policy, from, to }: Range, context: CallContext): Ends {
  const [first, last] = [evaluate(from, context), evaluate(to, context)];
  if (!isRange(first, last)) throw evaluationFailure(policy, `The range ${RULE}`, undefined);
  return [first, last];
}

const RULE = 'must go from one address to a later one of the same kind.';

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** The list itself knows which of two addresses comes first. */
function isRange(from: string, to: string): boolean {
  if (family(from) !== family(to)) return false;
  try {
    new BlockList().addRange(from, to, family(from));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE') return false;
    throw error;
  }
}

function testOf(ranges: readonly Ends[]): AddressTest {
  const list = new BlockList();
  for (const [from, to] of ranges) list.addRange(from, to, family(from));
  return address => (isIP(address) === 0 ? undefined : list.check(address, family(address)));
}

/** Without the interface of a link-local one, and IPv4 as such (RFC 4291, section 2.5.5.2). */
const plain = (address: string): string => address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');

const address = v.pipe(
  v.string(),
  v.trim(),
  v.check(text => isIP(text) !== 0, 'must be an IP address.'),
  v.transform(plain),
);
const ADDRESS: Kind<typeof address> = { type: 'string', schema: address };
