/** What is given of a T: null takes away what is there, and what is undefined or left out stays as it is. */
export type Patch<T> = T extends readonly unknown[]
  ? Readonly<T>
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> | null | undefined }
    : T;

/** RFC 7396 (JSON merge patch), except that an object in which nothing is left is left out. */
export function merged(previous: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  // A map, so that no name means anything to JavaScript.
  const members = new Map(isObject(previous) ? Object.entries(previous) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const member = merged(members.get(name), value);
    if (member === undefined || member === null) members.delete(name);
    else members.set(name, member);
  }
  return members.size === 0 ? undefined : Object.fromEntries(members);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
