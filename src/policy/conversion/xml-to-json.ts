import { readXml, type XmlElement, type XmlText } from './xml-tree.ts';

export interface XmlToJsonOptions {
  readonly kind: 'direct' | 'javascript-friendly';
  /** Whether a child that comes once is an array too. */
  readonly alwaysArrays: boolean;
}

/** How the parts of an element are called. */
interface Names {
  readonly attribute: (name: string) => string;
  readonly text: Readonly<Record<XmlText['kind'], string>>;
}

const NAMES: Readonly<Record<XmlToJsonOptions['kind'], Names>> = {
  // As Newtonsoft.Json writes XML, which a real one was asked.
  direct: { attribute: name => `@${name}`, text: { text: '#text', cdata: '#cdata-section' } },
  'javascript-friendly': { attribute: name => name, text: { text: 'text', cdata: 'text' } },
};

type Json = string | null | readonly Json[] | { readonly [name: string]: Json };
type Member = readonly [name: string, value: Json, isChild: boolean];

/** Throws Error for what is no XML. */
export function xmlToJson(text: string, options: XmlToJsonOptions): string {
  const { declaration, root } = readXml(text);
  const names = NAMES[options.kind];
  const head = declaration.map(([name, value]): Member => [names.attribute(name), value, false]);
  const members: Member[] = [
    ...(options.kind === 'direct' && head.length > 0 ? [['?xml', grouped(head, false), false] as const] : []),
    [root.name, jsonOf(root, options), false],
  ];
  return JSON.stringify(Object.fromEntries(members));
}

function jsonOf(element: XmlElement, options: XmlToJsonOptions): Json {
  const { attributes, children, isEmpty } = element;
  const [first, another] = children;
  if (attributes.length === 0) {
    if (first === undefined) return isEmpty ? null : '';
    if (another === undefined && isPlain(first, options)) return first.text;
  }
  const names = NAMES[options.kind];
  return grouped(
    [
      ...attributes.map(([name, value]): Member => [names.attribute(name), value, false]),
      ...children.map(child => memberOf(child, names, options)),
    ],
    options.alwaysArrays,
  );
}

/** What is all of an element, and so its value. */
const isPlain = (child: XmlElement | XmlText, { kind }: XmlToJsonOptions): child is XmlText =>
  'kind' in child && (child.kind === 'text' || kind === 'javascript-friendly');

const memberOf = (child: XmlElement | XmlText, names: Names, options: XmlToJsonOptions): Member =>
  'kind' in child ? [names.text[child.kind], child.text, false] : [child.name, jsonOf(child, options), true];

/** What comes several times is an array, where the first of them stands. */
function grouped(members: readonly Member[], alwaysArrays: boolean): Json {
  const groups = new Map<string, { readonly values: Json[]; isArray: boolean }>();
  for (const [name, value, isChild] of members) {
    const known = groups.get(name);
    if (known === undefined) groups.set(name, { values: [value], isArray: alwaysArrays && isChild });
    else {
      known.values.push(value);
      known.isArray = true;
    }
  }
  return Object.fromEntries(
    [...groups].map(([name, { values, isArray }]) => [name, isArray ? values : (values[0] ?? null)]),
  );
}
