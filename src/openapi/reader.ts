import type { OperationResponse } from '../model/operation.ts';
import type { Parameter, Representation } from '../model/representation.ts';
import type { Documents } from './documents.ts';
import type { Part } from './part.ts';
import type { Schemas } from './schemas.ts';

/** What is needed wherever in a document something is read. */
export interface Reader {
  readonly documents: Documents;
  readonly root: Part;
  readonly schemas: Schemas;
  /** What its schemas are kept as. */
  readonly schemaId: string;
  readonly dialect: Dialect;
  /** Takes a sentence on what is left out. */
  note(sentence: string): void;
}

/** A parameter with what it refers to. */
export interface FoundParameter {
  readonly name: string;
  /** `path`, `query`, `header`, … */
  readonly place: string;
  readonly part: Part;
}

/** An operation that is being read. */
export interface Place {
  readonly operation: Part;
  readonly parameters: readonly FoundParameter[];
  /** What its schemas are called before what they are of: `PetFindByStatusGet`. */
  readonly name: string;
}

/** What OpenAPI 3 and Swagger 2 write each in their own way. */
export interface Dialect {
  parameterSchema(reader: Reader, parameter: Part): Part;
  examplesOf(reader: Reader, holder: Part): Parameter['examples'];
  requestBodies(reader: Reader, place: Place): Representation[];
  requestDescription(reader: Reader, place: Place): string | undefined;
  responseBodies(reader: Reader, place: Place, response: Part, status: string): OperationResponse['representations'];
  /** In their order, each absolute, or relative to where the document is. */
  serverUrls(root: Part): string[];
  securitySchemes(root: Part): Part;
}
