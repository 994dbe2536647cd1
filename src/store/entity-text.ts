import { join, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { parse } from '../model/parse.ts';
import { fileName } from './file-name.ts';
import { type Entity, type Kind, SHAPES } from './kinds.ts';
import { readVersioned, SCHEMA_VERSION } from './versioned.ts';

/** Where an entity's file is, relative to the context's folder. */
export const entityFile = (kind: Kind, id: string): string => `${kind}${sep}${fileName(id)}.json`;

export const entityText = (entity: object): string =>
  `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...entity }, null, 2)}\n`;

/** `file` is relative to the context's folder, `directory`, and must be the one that belongs to the id inside. */
export function readEntity<K extends Kind>(kind: K, directory: string, file: string, text: string): Entity<K> {
  const path = `${directory}${sep}${file}`;
  const entity = readVersioned(path, text, value => parse<(typeof SHAPES)[K]>(SHAPES[kind], value));
  const expected = entityFile(kind, entity.id);
  if (file.toLowerCase() === expected.toLowerCase()) return entity;
  throw new UserError(
    'StateError',
    `${path} holds the id ${entity.id}, whose file is ${join(directory, expected)}. Rename or delete that file.`,
  );
}
