import { textOf } from '../../runtime/text-of.ts';
import { OBJECT, STRING } from '../../types/primitives.ts';
import { NamedType } from '../../types/type.ts';
import type { Bound, Call, OutArgument } from '../bound.ts';
import type { Local } from '../scope.ts';

/**
 * Where an object may come from: literals, which are one object for each text; members of the context, which give the same object
 * for the same arguments; a place in the expression that makes a new one; or anywhere.
 */
type Origin = string | Bound;

/** Whether they may be the same object. Texts have no identity here, so that what they come from tells. */
export function mayBeSame(left: Bound, right: Bound): boolean {
  const [one, other] = [left, right].map(each => [...origins(each, new Set())]);
  if (one === undefined || other === undefined) return true;
  return one.includes('anywhere') || other.includes('anywhere') || one.some(origin => other.includes(origin));
}

const union = (parts: readonly Bound[], seen: Set<Local>): ReadonlySet<Origin> =>
  new Set(parts.flatMap(part => [...origins(part, seen)]));

function origins(bound: Bound, seen: Set<Local>): ReadonlySet<Origin> {
  switch (bound.kind) {
    case 'constant':
      return new Set(typeof bound.value === 'string' ? [`literal ${bound.value}`] : []);
    case 'local':
      return ofLocal(bound.local, seen);
    case 'assign':
    case 'sequence':
      return origins(bound.value, seen);
    case 'conditional':
      return union([bound.whenTrue, bound.whenFalse], seen);
    case 'coalesce':
      return union([bound.left, bound.right], seen);
    case 'conditional-access':
      return origins(bound.access, seen);
    case 'throw-expression':
      return new Set();
    case 'apply':
      return ofApply(bound, seen);
    case 'call':
      return ofCall(bound, seen);
    case 'concat':
      return new Set([bound]);
    case 'element':
      return ofContext(bound, seen) ?? new Set(['anywhere']);
    default:
      return new Set(['anywhere']);
  }
}

function ofLocal(local: Local, seen: Set<Local>): ReadonlySet<Origin> {
  if (local.sources.length === 0) return new Set(['anywhere']);
  if (seen.has(local)) return new Set();
  return union(local.sources, new Set([...seen, local]));
}

/** A conversion leaves the object as it is; an interpolation makes one. */
function ofApply(bound: Extract<Bound, { readonly kind: 'apply' }>, seen: Set<Local>): ReadonlySet<Origin> {
  const [only, another] = bound.operands;
  const isConversion = only !== undefined && another === undefined && bound.apply !== textOf;
  return isConversion ? origins(only, seen) : new Set([bound]);
}

function ofCall(call: Call, seen: Set<Local>): ReadonlySet<Origin> {
  if (call.member.name === 'ToString' && call.receiver !== undefined && isTextual(call.receiver))
    return origins(call.receiver, seen);
  const found = ofContext(call, seen);
  if (found !== undefined) return found;
  return new Set([call.member.type === STRING ? call : 'anywhere']);
}

const isTextual = ({ type }: Bound): boolean => type === STRING || type === OBJECT;

/** The value that a GetValueOrDefault falls back on may be the answer, too. */
function ofContext(bound: Bound, seen: Set<Local>): ReadonlySet<Origin> | undefined {
  const path = pathOf(bound, seen);
  if (path === undefined) return undefined;
  const isFallingBack = bound.kind === 'call' && bound.member.name === 'GetValueOrDefault';
  const fallback = isFallingBack ? bound.arguments.slice(2).filter(isBound) : [];
  return new Set([path, ...union(fallback, seen)]);
}

const isBound = (argument: Bound | OutArgument): argument is Bound => argument.kind !== 'out';

/** `context.Variables["x"]`, whatever it is written like; undefined for what does not come from the context. */
function pathOf(bound: Bound, seen: Set<Local>): string | undefined {
  if (bound.kind === 'context') return 'context';
  if (bound.kind === 'local') return ofSources(bound.local, seen);
  if (bound.kind === 'conditional-access') return pathOf(bound.access, seen);
  if (bound.kind === 'element') return stepOf(bound.array, '[]', bound.indexes, seen);
  if (bound.kind !== 'call') return undefined;
  const given = bound.arguments.filter(isBound);
  const [source, ...more] = bound.receiver === undefined ? given : [bound.receiver, ...given];
  return source === undefined || isJson(source) ? undefined : stepOf(source, bound.member.name, more, seen);
}

function ofSources(local: Local, seen: Set<Local>): string | undefined {
  const [only, another] = local.sources;
  if (only === undefined || another !== undefined || seen.has(local)) return undefined;
  return pathOf(only, new Set([...seen, local]));
}

function stepOf(source: Bound, step: string, given: readonly Bound[], seen: Set<Local>): string | undefined {
  const path = pathOf(source, seen);
  if (path === undefined) return undefined;
  const texts = given.slice(0, 1).map(each => (each.kind === 'constant' ? JSON.stringify(String(each.value)) : '…'));
  return `${path}.${step}(${texts.join()})`;
}

/** What is read from a body is made anew each time. */
const isJson = ({ type }: Bound): boolean =>
  type instanceof NamedType && type.definition.namespace.startsWith('Newtonsoft.');
