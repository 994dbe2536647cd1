import { delegateSignature } from '../../../src/expression/types/delegates.ts';
import { displayName } from '../../../src/expression/types/display.ts';
import { isReferenceType, nullableOf } from '../../../src/expression/types/hierarchy.ts';
import type { Parameter } from '../../../src/expression/types/member.ts';
import {
  BOOLEAN,
  DOUBLE,
  INT32,
  INT64,
  NUMERIC,
  OBJECT,
  STRING,
  VOID,
} from '../../../src/expression/types/primitives.ts';
import { ArrayType, NamedType, type Type } from '../../../src/expression/types/type.ts';
import type { Random } from '../../support/random.ts';
import { LEAVES } from './leaves.ts';
import { isStatic, type Producer, ProducersByType } from './producers.ts';
import { Variables } from './scope.ts';

const BY_TYPE = new ProducersByType();
const NUMBERS: ReadonlySet<Type> = new Set<Type>(NUMERIC);
const OPERAND_TYPES = [INT32, INT64, DOUBLE, STRING, BOOLEAN, OBJECT] as const;

/** Makes C# expressions of a wanted type; most of them compile. */
export class Values {
  readonly random: Random;
  readonly variables = new Variables();

  constructor(random: Random) {
    this.random = random;
  }

  oneOf<T>(list: readonly T[]): T {
    const found = list[this.random.below(list.length)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  }

  /** Of one of the types that expressions mostly have. */
  any(depth: number): string {
    return this.of(this.oneOf(OPERAND_TYPES), depth);
  }

  of(type: Type, depth: number): string {
    const known = this.variables.of(type);
    if (known.length > 0 && this.random.below(4) === 0) return this.oneOf(known).name;
    if (depth <= 0 || this.random.below(8) === 0) return this.leaf(type);
    return this.random.below(3) === 0 ? this.#composed(type, depth - 1) : this.#produced(type, depth - 1);
  }

  leaf(type: Type): string {
    const name = displayName(type);
    const leaves = LEAVES.get(name);
    if (leaves !== undefined) return this.oneOf(leaves);
    return this.#delegate(type, 0) ?? this.#collection(type) ?? this.#otherLeaf(type, name);
  }

  #otherLeaf(type: Type, name: string): string {
    const inner = nullableOf(type);
    if (inner !== undefined && this.random.below(2) === 0) return this.leaf(inner);
    const values = type instanceof NamedType ? [...type.definition.values.keys()] : [];
    return values.length > 0 ? `${name}.${this.oneOf(values)}` : `default(${name})`;
  }

  #collection(type: Type): string | undefined {
    if (type instanceof ArrayType) return `new ${displayName(type)} { ${this.#list(type.element)} }`;
    if (!(type instanceof NamedType)) return undefined;
    const [first, second] = type.arguments;
    if (first === undefined) return undefined;
    if (second === undefined && /^(List|HashSet)$/.test(type.definition.name))
      return `new ${displayName(type)} { ${this.#list(first)} }`;
    if (second !== undefined && type.definition.name === 'Dictionary')
      return `new ${displayName(type)} { { ${this.leaf(first)}, ${this.leaf(second)} } }`;
    return second === undefined && /^I.*(Enumerable|List|Collection)$/.test(type.definition.name)
      ? `new ${displayName(first)}[] { ${this.#list(first)} }`
      : undefined;
  }

  #list(type: Type): string {
    return Array.from({ length: 1 + this.random.below(3) }, () => this.leaf(type)).join(', ');
  }

  #delegate(type: Type, depth: number): string | undefined {
    const signature = type instanceof NamedType ? delegateSignature(type) : undefined;
    if (signature === undefined) return undefined;
    return this.variables.inside(() => {
      const names = signature.parameters.map(parameter => this.variables.declare(parameter));
      const body = signature.result === VOID ? '{ }' : this.of(signature.result, depth);
      return `(${names.join(', ')}) => ${this.random.below(8) > 0 || body === '{ }' ? body : `{ return ${body}; }`}`;
    });
  }

  #produced(type: Type, depth: number): string {
    const lambda = this.#delegate(type, depth);
    if (lambda !== undefined) return lambda;
    const producers = BY_TYPE.of(type);
    return producers.length === 0 ? this.leaf(type) : this.call(this.oneOf(producers), depth);
  }

  call(producer: Producer, depth: number): string {
    const { member, owner, parameters } = producer;
    const name = displayName(owner);
    const target = (): string => (isStatic(producer) ? name : this.primary(owner, depth));
    switch (member.kind) {
      case 'constructor':
        return `new ${name}(${this.#arguments(parameters, depth)})`;
      case 'indexer':
        return `${target()}[${this.#arguments(parameters, depth)}]`;
      case 'operator':
        return this.#operator(producer, depth);
      case 'method':
        return this.#method(producer, target, depth);
      default:
        return `${target()}${this.random.below(12) === 0 && !isStatic(producer) ? '?' : ''}.${member.name}`;
    }
  }

  #method(producer: Producer, target: () => string, depth: number): string {
    const { member, parameters, typeArguments } = producer;
    const isExtension = parameters[0]?.modifier === 'this';
    const receiver = isExtension && parameters[0] !== undefined ? this.primary(parameters[0].type, depth) : target();
    const given = this.#arguments(isExtension ? parameters.slice(1) : parameters, depth);
    const explicit = typeArguments.length > 0 && (parameters.length === 0 || this.random.below(3) === 0);
    return `${receiver}.${member.name}${explicit ? `<${typeArguments.map(displayName).join(', ')}>` : ''}(${given})`;
  }

  #arguments(parameters: readonly Parameter[], depth: number): string {
    const given = parameters.filter(({ optional }) => optional === undefined || this.random.below(2) === 0);
    const isNamed = given.length > 0 && this.random.below(30) === 0;
    return given
      .map(({ name, type, modifier }) => {
        if (modifier === 'out')
          return `out ${this.random.below(2) === 0 ? 'var' : displayName(type)} ${this.variables.declare(type)}`;
        const value =
          modifier === 'params' && type instanceof ArrayType ? this.#many(type, depth) : this.of(type, depth);
        return isNamed ? `${name}: ${value}` : value;
      })
      .filter(text => text !== '')
      .join(', ');
  }

  #many({ element }: ArrayType, depth: number): string {
    return Array.from({ length: this.random.below(4) }, () => this.of(element, depth)).join(', ');
  }

  #operator({ member, parameters, result }: Producer, depth: number): string {
    const [left = '', right = ''] = parameters.map(({ type }) => this.primary(type, depth));
    const operator = member.name.slice('op_'.length);
    if (/plicit$/.test(operator)) return `(${displayName(result)})${left}`;
    return parameters.length === 1 ? `${operator.replace(/true|false/, '')}${left}` : `${left} ${operator} ${right}`;
  }

  /** Behind which a dot may stand. */
  primary(type: Type, depth: number): string {
    const text = this.of(type, depth);
    return /^[\w.]+$|^"[^"\\]*"$|^[\w.]+\([^()]*\)$/.test(text) && !/^[\d-]/.test(text) ? text : `(${text})`;
  }

  #composed(type: Type, depth: number): string {
    const name = displayName(type);
    const choice = this.random.below(10);
    if (choice === 0) return `${this.primary(BOOLEAN, depth)} ? ${this.of(type, depth)} : ${this.of(type, depth)}`;
    if (choice === 1 && isReferenceType(type)) return `${this.primary(type, depth)} ?? ${this.of(type, depth)}`;
    if (choice === 2) return `(${name})${this.primary(this.random.below(2) === 0 ? OBJECT : type, depth)}`;
    if (choice === 3) return `((Func<${name}>)(() => ${this.of(type, depth)}))()`;
    if (choice === 4)
      return `context.Variables.GetValueOrDefault<${name}>(${this.leaf(STRING)}, ${this.of(type, depth)})`;
    if (choice === 5) return `((dynamic)${this.primary(type, depth)})`;
    return this.#operators(type, depth) ?? this.#produced(type, depth);
  }

  #operators(type: Type, depth: number): string | undefined {
    if (type === BOOLEAN) return this.#condition(depth);
    if (type === STRING) return this.#text(depth);
    if (NUMBERS.has(type))
      return `${this.primary(type, depth)} ${this.oneOf(['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>'])} ${this.primary(type, depth)}`;
    return type === OBJECT ? this.#object(depth) : undefined;
  }

  #condition(depth: number): string {
    const type = this.oneOf([...OPERAND_TYPES, STRING]);
    const left = this.primary(type, depth);
    const choice = this.random.below(8);
    if (choice === 0) return `${left} is ${displayName(this.oneOf(OPERAND_TYPES))}`;
    if (choice === 1) return `${left} is ${displayName(type)} ${this.variables.declare(type)}`;
    if (choice === 2) return `!${this.primary(BOOLEAN, depth)}`;
    if (choice < 5)
      return `${this.primary(BOOLEAN, depth)} ${this.oneOf(['&&', '||', '^', '&', '|'])} ${this.primary(BOOLEAN, depth)}`;
    return `${left} ${this.oneOf(['==', '!=', '<', '>=', '>', '<='])} ${this.primary(type, depth)}`;
  }

  #text(depth: number): string {
    const format = this.oneOf(['', ',5', ':N2', ':yyyy', ',-8:X', ':c']);
    const choice = this.random.below(4);
    if (choice === 0) return `$"a{${this.primary(this.oneOf(OPERAND_TYPES), depth)}${format}}{{b"`;
    if (choice === 1) return `nameof(${this.oneOf(['context.Request', 'string.Length', 'List<int>', 'context'])})`;
    return `${this.primary(STRING, depth)} + ${this.primary(this.oneOf(OPERAND_TYPES), depth)}`;
  }

  #object(depth: number): string {
    const choice = this.random.below(6);
    if (choice === 0) return `new { A = ${this.any(depth)}, B = ${this.any(depth)} }`;
    if (choice === 1) return `(${this.any(depth)}, ${this.any(depth)})`;
    if (choice === 2) return `new[] { ${this.any(depth)}, ${this.any(depth)} }`;
    if (choice === 3) return this.#query(depth);
    if (choice === 4) return `checked(${this.any(depth)})`;
    return `typeof(${displayName(this.oneOf(OPERAND_TYPES))})`;
  }

  #query(depth: number): string {
    return this.variables.inside(() => {
      const source = `new[] { ${this.of(INT32, depth)}, 3 }`;
      const name = this.variables.declare(INT32);
      const clauses = [
        `where ${this.of(BOOLEAN, depth)}`,
        `orderby ${this.of(STRING, depth)} descending, ${name}`,
        `let ${this.variables.declare(STRING)} = ${this.of(STRING, depth)}`,
        '',
      ];
      const end = this.random.below(3) === 0 ? `group ${name} by ${this.any(depth)}` : `select ${this.any(depth)}`;
      return `from ${name} in ${source} ${this.oneOf(clauses)} ${end}`;
    });
  }
}
