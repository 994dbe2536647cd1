import type { Member, MemberKind, Parameter } from './member.ts';
import { nullable } from './primitives.ts';
import type { MemberBody } from './table.ts';
import { ArrayType, type Type, type TypeDefinition, TypeParameter } from './type.ts';

/** How a signature's names become types: keywords, type parameters, types of the library. */
export type FindType = (name: string, typeArguments: readonly Type[]) => Type | undefined;

/** The name under which a member is looked up, without reading the rest of its signature. */
export function memberName(signature: string): string {
  const operator = /\b(implicit|explicit) operator|operator (true|false|[^\s\w(]+)/.exec(signature);
  if (operator !== null) return `op_${operator[1] ?? operator[2]}`;
  if (/^new\s*\(/.test(signature)) return '.ctor';
  if (/\bthis\s*\[/.test(signature) && !signature.includes('(')) return 'this[]';
  return /(\w+)\s*(?:<[^()<>]*>)?\s*(?:\(.*)?$/s.exec(signature)?.[1] ?? signature;
}

/** Throws an Error for a signature that is wrong: a mistake in the library, which its test finds. */
export function readSignature(signature: string, body: MemberBody, owner: TypeDefinition, find: FindType): Member {
  return new SignatureReader(signature, body, owner, find).read();
}

class SignatureReader {
  readonly #tokens: readonly string[];
  readonly #signature: string;
  readonly #body: MemberBody;
  readonly #owner: TypeDefinition;
  readonly #find: FindType;
  #typeParameters: readonly TypeParameter[] = [];
  #at = 0;

  constructor(signature: string, body: MemberBody, owner: TypeDefinition, find: FindType) {
    this.#tokens = signature.match(/"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|[\w.]+|[!=<>]=|<<|>>(?=\s*\()|\S/g) ?? [];
    this.#signature = signature;
    this.#body = body;
    this.#owner = owner;
    this.#find = find;
  }

  read(): Member {
    const isConstant = this.#skip('const');
    const isStatic = this.#skip('static') || isConstant;
    const member = { ...this.#rest(isConstant), isStatic };
    if (this.#at < this.#tokens.length) throw this.#wrong();
    return member;
  }

  #rest(isConstant: boolean): Omit<Member, 'isStatic'> {
    if (this.#skip('new')) return this.#member('constructor', '.ctor', this.#owner.open, this.#parameters('(', ')'));
    if (this.#skip('implicit')) return this.#conversion('op_implicit');
    if (this.#skip('explicit')) return this.#conversion('op_explicit');
    // The type parameters of a method stand behind the type that may name them.
    const declared = /\w+\s*<([\w\s,]+)>\s*\(/.exec(this.#signature)?.[1];
    this.#typeParameters = declared?.split(',').map(name => new TypeParameter(name.trim())) ?? [];
    const type = this.#type();
    if (this.#skip('operator')) return this.#member('operator', `op_${this.#next()}`, type, this.#parameters('(', ')'));
    const name = this.#next();
    if (name === 'this') return this.#member('indexer', 'this[]', type, this.#parameters('[', ']'));
    if (this.#skip('<')) this.#skipTypeParameters();
    if (this.#peek() === '(') return this.#member('method', name, type, this.#parameters('(', ')'));
    return this.#member(isConstant ? 'constant' : 'property', name, type, []);
  }

  #conversion(name: string): Omit<Member, 'isStatic'> {
    this.#expect('operator');
    return this.#member('operator', name, this.#type(), this.#parameters('(', ')'));
  }

  #member(kind: MemberKind, name: string, type: Type, parameters: readonly Parameter[]): Omit<Member, 'isStatic'> {
    const typeParameters = this.#typeParameters;
    return {
      kind,
      name,
      type,
      parameters,
      typeParameters,
      owner: this.#owner,
      body: this.#body,
      signature: this.#signature,
    };
  }

  #skipTypeParameters(): void {
    while (this.#next() !== '>');
  }

  #parameters(opens: string, closes: string): readonly Parameter[] {
    this.#expect(opens);
    const parameters: Parameter[] = [];
    while (!this.#skip(closes)) {
      parameters.push(this.#parameter());
      this.#skip(',');
    }
    return parameters;
  }

  #parameter(): Parameter {
    const modifier = (['this', 'out', 'ref', 'params'] as const).find(word => this.#skip(word));
    const type = this.#type();
    const name = this.#next();
    const aliases: string[] = [];
    while (this.#skip('|')) aliases.push(this.#next());
    const optional = this.#skip('=') ? { value: literal(this.#next()) } : undefined;
    return { name, aliases, type, modifier, optional };
  }

  #type(): Type {
    const name = this.#next();
    const own = [...this.#typeParameters, ...this.#owner.parameters].find(parameter => parameter.name === name);
    const named = own ?? this.#find(name, this.#skip('<') ? this.#typeArguments() : []);
    if (named === undefined) throw this.#wrong(`: no type ${name}`);
    return this.#suffixes(named);
  }

  #suffixes(type: Type): Type {
    if (this.#skip('?')) return this.#suffixes(nullable(type));
    if (this.#peek() !== '[' || this.#tokens[this.#at + 1] !== ']') return type;
    this.#at += 2;
    return this.#suffixes(ArrayType.of(type));
  }

  #typeArguments(): readonly Type[] {
    const types = [this.#type()];
    while (this.#skip(',')) types.push(this.#type());
    this.#expect('>');
    return types;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(): string {
    const token = this.#peek();
    if (token === undefined) throw this.#wrong();
    this.#at += 1;
    return token;
  }

  #skip(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#skip(token)) throw this.#wrong();
  }

  #wrong(why = ''): Error {
    return new Error(`The signature '${this.#signature}' of ${this.#owner.fullName} is wrong${why}.`);
  }
}

function literal(token: string): string | number | boolean | null {
  if (token === 'null') return null;
  if (token === 'true' || token === 'false') return token === 'true';
  return token.startsWith('"') ? token.slice(1, -1) : Number(token);
}
