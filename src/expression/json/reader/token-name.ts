import type { ContainerKind } from './json-position.ts';

/** The names are those of Newtonsoft.Json's JsonToken, which its messages show. */
export type TokenName =
  | 'None'
  | `${'Start' | 'End'}${ContainerKind}`
  | 'PropertyName'
  | 'Comment'
  | 'Integer'
  | 'Float'
  | 'String'
  | 'Boolean'
  | 'Null'
  | 'Undefined'
  | 'Date'
  | 'Bytes';
