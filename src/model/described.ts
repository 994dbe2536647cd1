/** What a type of resource is called. */
export interface TypeNames {
  /** Of ARM ids: `namedValues`. */
  readonly segment: string;
  /** In sentences: `named value`, and what stands before it. */
  readonly noun: string;
  readonly article: 'a' | 'an';
  /** What is typed: `named-value`. */
  readonly command: string;
  /** What its commands are told of what it belongs to: `--api-id orders`; undefined where it belongs to the service. */
  readonly parent?: string | undefined;
}

/** What a type of resource is called, and what is shown of one. */
export interface Described<Entity, Properties extends object> extends TypeNames {
  /** Secrets left out. */
  properties(entity: Entity): Properties;
}
