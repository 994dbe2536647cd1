import { NET_TYPE_NAMES } from './net-type-names.ts';

interface NetTypes {
  /** Full names by simple and by full names; of several types of a name the one whose namespace an expression sees. */
  readonly fullNames: ReadonlyMap<string, string>;
  /** Each namespace, and each beginning of one. */
  readonly namespaces: ReadonlySet<string>;
}

/** Their types need no namespace before them. */
const SEEN = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net',
  'System.Text',
  'System.Text.RegularExpressions',
  'System.Xml.Linq',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
];

function readNetTypes(): NetTypes {
  const listed = [...NET_TYPE_NAMES.matchAll(/^([\w.]+):\n((?: {2}.*\n)+)/gm)].map(
    ([, namespace = '', names = '']): readonly [string, readonly string[]] => [namespace, names.trim().split(/\s+/)],
  );
  const fullNames = new Map<string, string>();
  const bySight = listed.toSorted(([one], [other]) => Number(SEEN.includes(other)) - Number(SEEN.includes(one)));
  for (const [namespace, names] of bySight)
    for (const name of names) {
      if (!fullNames.has(name)) fullNames.set(name, `${namespace}.${name}`);
      fullNames.set(`${namespace}.${name}`, `${namespace}.${name}`);
    }
  const namespaces = listed.flatMap(([namespace]) =>
    namespace.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')),
  );
  return { fullNames, namespaces: new Set(namespaces) };
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Read when an expression first names something that the library has not. */
export const netTypes = once(readNetTypes);
