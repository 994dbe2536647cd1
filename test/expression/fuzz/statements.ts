import { displayName } from '../../../src/expression/types/display.ts';
import { BOOLEAN, IENUMERABLE, INT32, INT64, OBJECT, STRING } from '../../../src/expression/types/primitives.ts';
import { ArrayType, type Type } from '../../../src/expression/types/type.ts';
import { PRODUCERS } from './producers.ts';
import type { Values } from './values.ts';

const TYPES: readonly Type[] = [INT32, INT64, STRING, BOOLEAN, OBJECT, ArrayType.of(STRING), IENUMERABLE.of(INT32)];

const METHODS = PRODUCERS.filter(({ member }) => member.kind === 'method');

/** Makes the inside of `@{ … }`. */
export class Statements {
  readonly #values: Values;

  constructor(values: Values) {
    this.#values = values;
  }

  body(depth: number): string {
    return `${this.#list(depth)} return ${this.#values.of(OBJECT, depth)};`;
  }

  #list(depth: number): string {
    return Array.from({ length: 1 + this.#values.random.below(4) }, () => this.#statement(depth)).join(' ');
  }

  #block(depth: number): string {
    return this.#values.variables.inside(() => `{ ${this.#list(depth)} }`);
  }

  #statement(depth: number): string {
    const kinds = [
      () => this.#declaration(depth),
      () => this.#declaration(depth),
      () => this.#assignment(depth),
      () => `${this.#values.call(this.#values.oneOf(METHODS), depth)};`,
    ];
    const nested = [
      () => `if (${this.#values.of(BOOLEAN, depth)}) ${this.#block(depth - 1)} else ${this.#block(depth - 1)}`,
      () => this.#loop(depth - 1),
      () => this.#switch(depth - 1),
      () => this.#try(depth - 1),
      () => this.#function(depth - 1),
      () => `{ ${this.#list(depth - 1)} }`,
      () => `if (${this.#values.of(BOOLEAN, depth)}) return ${this.#values.any(depth)};`,
    ];
    return this.#values.oneOf(depth > 0 ? [...kinds, ...nested] : kinds)();
  }

  #declaration(depth: number): string {
    const type = this.#values.oneOf(TYPES);
    const value = this.#values.of(type, depth);
    const name = this.#values.variables.declare(type);
    return `${this.#values.random.below(3) === 0 ? 'var' : displayName(type)} ${name} = ${value};`;
  }

  #assignment(depth: number): string {
    const { all } = this.#values.variables;
    if (all.length === 0) return ';';
    const { name, type } = this.#values.oneOf(all);
    if (this.#values.random.below(4) === 0) return `${name}${this.#values.oneOf(['++', '--', ' += 1', ' ??= null'])};`;
    return `${name} = ${this.#values.of(type, depth)};`;
  }

  #loop(depth: number): string {
    const { variables, random } = this.#values;
    return variables.inside(() => {
      const choice = random.below(20);
      const name = variables.declare(INT32);
      const leave = this.#values.oneOf(['break;', 'continue;', '']);
      if (choice === 0)
        return `while (${this.#values.of(BOOLEAN, 0)}) { int ${name} = 0; ${this.#list(depth)} break; }`;
      if (choice < 8) return `foreach (var ${name} in new[] { 1, 2 }) { ${this.#list(depth)} ${leave} }`;
      if (choice < 12) return `{ int ${name} = 0; do { ${this.#list(depth)} } while (${name}++ < 3); }`;
      return `for (int ${name} = 0; ${name} < 5; ${name}++) { ${this.#list(depth)} ${leave} }`;
    });
  }

  #switch(depth: number): string {
    const type = this.#values.oneOf([INT32, STRING, OBJECT]);
    const value = this.#values.of(type, depth);
    const label = this.#values.oneOf([
      `case ${this.#values.leaf(type)}:`,
      'case string s:',
      'case int n when n > 1:',
      'case null:',
    ]);
    return `switch (${value}) { ${label} ${this.#block(depth)} break; default: ${this.#block(depth)} break; }`;
  }

  #try(depth: number): string {
    const clause = this.#values.oneOf([
      'catch',
      'catch (FormatException)',
      'catch (Exception e) when (e.Message.Length > 3)',
      `catch { throw; } finally`,
      'finally',
    ]);
    return `try ${this.#block(depth)} ${clause} ${this.#block(depth)}`;
  }

  #function(depth: number): string {
    const { variables } = this.#values;
    const type = this.#values.oneOf(TYPES);
    const name = variables.declare(OBJECT);
    const body = variables.inside(() => {
      const parameter = variables.declare(INT32);
      return `(int ${parameter}) { ${this.#list(depth)} return ${this.#values.of(type, depth)}; }`;
    });
    return `${displayName(type)} f${name}${body} ${this.#values.random.below(2) === 0 ? `f${name}(3);` : ''}`;
  }
}
