/** What a type of resource is called. */
export interface TypeNames {
  /** Of ARM ids: `namedValues`. */
  readonly segment: string;
  /** In sentences: `named value`, and what stands before it. */
  readonly noun: string;
  readonly article: 'a' | 'an';
  /** What is typed: `named-value`. */
  readonly command: string;
}

/** What a type of resource is called, and what is shown of one. */
export interface Described<Entity, Properties extends object> extends TypeNames {
  /** Secrets left out. */
  properties(entity: Entity): Properties;
}
