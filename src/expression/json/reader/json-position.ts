import { pathText } from '../path-text.ts';

export type ContainerKind = 'Object' | 'Array' | 'Constructor';

interface Level {
  readonly kind: ContainerKind;
  /** Of the property that was read last. */
  name: string;
  /** Of the element that was read last. */
  index: number;
}

/** Where a reader stands: the containers that are open. */
export class JsonPosition {
  readonly #levels: Level[] = [];

  get depth(): number {
    return this.#levels.length;
  }

  get container(): ContainerKind | 'None' {
    return this.#levels.at(-1)?.kind ?? 'None';
  }

  push(kind: ContainerKind): void {
    this.valueRead();
    this.#levels.push({ kind, name: '', index: -1 });
  }

  pop(): ContainerKind | 'None' {
    return this.#levels.pop()?.kind ?? 'None';
  }

  nameRead(name: string): void {
    const level = this.#levels.at(-1);
    if (level !== undefined) level.name = name;
  }

  valueRead(): void {
    const level = this.#levels.at(-1);
    if (level !== undefined) level.index += 1;
  }

  /** Without the innermost container where nothing in it has been read yet. */
  path(isInside: boolean): string {
    const levels = isInside ? this.#levels : this.#levels.slice(0, -1);
    return pathText(levels.map(({ kind, name, index }) => (kind === 'Object' ? name : index)));
  }
}
