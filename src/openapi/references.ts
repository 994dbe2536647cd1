import { isObject, splitReference } from './source.ts';

/** Members of schemas that hold values and not schemas, so that nothing in them is a reference. */
export const DATA: ReadonlySet<string> = new Set(['default', 'enum', 'const', 'example']);

/** Members whose own members are named by whoever wrote the document. */
export const MAPS: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependentSchemas',
  'schemas',
]);

/** What a document refers to outside of itself, without fragments, each once. */
export function externalReferences(root: unknown): Set<string> {
  const found = new Set<string>();
  collect(root, '', found);
  return found;
}

/** `name` is what the value is called by what it is in. */
function collect(value: unknown, name: string, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, '', found);
    return;
  }
  if (!isObject(value)) return;
  const reference = value.$ref;
  if (typeof reference === 'string') {
    const [file] = splitReference(reference);
    if (file !== '') found.add(file);
  }
  const isMap = MAPS.has(name);
  for (const key of Object.keys(value)) {
    const member = value[key];
    // Most of a document is texts and numbers.
    if (typeof member !== 'object' || member === null) continue;
    if (isMap) collect(member, '', found);
    else if (name === 'examples') collectExample(member, found);
    else if (!DATA.has(key) && !key.startsWith('x-')) collect(member, key, found);
    else if (key === 'x-ms-paths') collect(member, key, found);
  }
}

/** An example may be a reference, and its value is what it is. */
function collectExample(example: unknown, found: Set<string>): void {
  if (isObject(example) && typeof example.$ref === 'string') collect({ $ref: example.$ref }, '', found);
}
