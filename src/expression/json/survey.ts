import { isArray, type Plain, type PlainContainer } from './plain.ts';
import { rewrittenDate } from './read-date.ts';
import { isPlainDouble } from './scalar-text.ts';

/** Looks once at all in a value, for what cannot be told from its text. */
export class Survey {
  /** Whether more containers stand in one another than are allowed. */
  isTooDeep = false;
  /** Whether a date or a number is among them that Newtonsoft.Json writes otherwise than JSON.stringify. */
  isRewritten = false;

  constructor(value: Plain, levels: number) {
    this.#visit(value, levels);
  }

  #visit(value: Plain, levels: number): void {
    if (typeof value === 'string') this.isRewritten ||= rewrittenDate(value) !== value;
    else if (typeof value === 'number') this.isRewritten ||= !(Number.isInteger(value) || isPlainDouble(value));
    else if (typeof value === 'object' && value !== null) this.#enter(value, levels);
  }

  #enter(container: PlainContainer, levels: number): void {
    if (levels === 0) this.isTooDeep = true;
    else if (isArray(container)) for (const item of container) this.#visit(item, levels - 1);
    else for (const item of Object.values(container)) this.#visit(item, levels - 1);
  }
}
