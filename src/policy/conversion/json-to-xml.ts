import { parseJson } from '../edits/json.ts';
import { MOST_DEPTH, tooDeep } from './converting.ts';
import { xmlAttribute, xmlName, xmlText } from './xml-text.ts';

export interface JsonToXmlOptions {
  readonly parsesDates: boolean;
  /** Between a prefix and a name. */
  readonly separator: string;
  /** What declarations of namespaces begin with; empty: there are none. */
  readonly namespacePrefix: string;
  /** The member that holds attributes; empty: there is none. */
  readonly attributeBlock: string;
}

/** What more than one outermost member stands in. */
const ROOT = 'Document';
/** What the items of an outermost array are called. */
const ITEM = 'Item';

/** As Newtonsoft.Json reads XML out of JSON: `@a` is an attribute, `#text` a text. Throws Error for what is no JSON. */
export function jsonToXml(text: string, options: JsonToXmlOptions): string {
  const json = parseJson(text, value => value);
  return new Writer(options).document(json);
}

type Members = readonly (readonly [name: string, value: unknown])[];

const membersOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;

class Writer {
  readonly #options: JsonToXmlOptions;
  #depth = 0;

  constructor(options: JsonToXmlOptions) {
    this.#options = options;
  }

  document(json: unknown): string {
    if (Array.isArray(json)) return this.#elements(ROOT, { [ITEM]: json }, new Set());
    const members = membersOf(json);
    if (members === undefined) return this.#elements(ROOT, json, new Set());
    const [first, another] = members;
    const isRoot = first !== undefined && another === undefined && !Array.isArray(first[1]);
    return isRoot ? this.#elements(first[0], first[1], new Set()) : this.#elements(ROOT, json, new Set());
  }

  /** One for each item of an array. */
  #elements(name: string, value: unknown, prefixes: ReadonlySet<string>): string {
    if (Array.isArray(value)) return value.map(item => this.#item(name, item, prefixes)).join('');
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw tooDeep();
    const members = membersOf(value);
    const written = members === undefined ? this.#simple(name, value, prefixes) : this.#object(name, members, prefixes);
    this.#depth -= 1;
    return written;
  }

  /** An array in an array is an element of the same name around its items. */
  #item(name: string, item: unknown, prefixes: ReadonlySet<string>): string {
    return this.#elements(name, Array.isArray(item) ? { [name]: item } : item, prefixes);
  }

  #simple(name: string, value: unknown, prefixes: ReadonlySet<string>): string {
    const tag = this.#name(name, prefixes);
    return value === null ? `<${tag} />` : `<${tag}>${xmlText(this.#text(value))}</${tag}>`;
  }

  #object(name: string, members: Members, outer: ReadonlySet<string>): string {
    const declared = members.flatMap(([key]) => this.#declaredBy(key) ?? []);
    const prefixes = declared.length === 0 ? outer : new Set([...outer, ...declared]);
    const tag = this.#name(name, prefixes);
    const attributes = members.flatMap(([key, value]) => this.#attributes(key, value, prefixes)).join('');
    const content = members.map(([key, value]) => this.#content(key, value, prefixes)).join('');
    return content === '' ? `<${tag}${attributes} />` : `<${tag}${attributes}>${content}</${tag}>`;
  }

  /** The prefix that a member declares; empty for the default namespace; undefined where it declares none. */
  #declaredBy(key: string): string | undefined {
    const { namespacePrefix, separator } = this.#options;
    if (namespacePrefix === '' || !key.startsWith(namespacePrefix)) return undefined;
    const rest = key.slice(namespacePrefix.length);
    if (rest === '') return '';
    return rest.startsWith(separator) ? rest.slice(separator.length) : undefined;
  }

  #attributes(key: string, value: unknown, prefixes: ReadonlySet<string>): string[] {
    const declared = this.#declaredBy(key);
    if (declared !== undefined)
      return [this.#attribute(declared === '' ? 'xmlns' : `xmlns:${xmlName(declared)}`, value)];
    if (key === this.#options.attributeBlock && key !== '')
      return (membersOf(value) ?? []).map(([name, each]) => this.#attribute(this.#name(name, prefixes), each));
    return isAttribute(key) ? [this.#attribute(this.#name(key.slice(1), prefixes), value)] : [];
  }

  #attribute(name: string, value: unknown): string {
    return ` ${name}="${xmlAttribute(value === null ? '' : this.#text(value))}"`;
  }

  #content(key: string, value: unknown, prefixes: ReadonlySet<string>): string {
    if (this.#declaredBy(key) !== undefined || isAttribute(key)) return '';
    if (key === this.#options.attributeBlock && key !== '') return '';
    if (key === '#text' || key === '#cdata-section')
      return [value]
        .flat()
        .map(each => (each === null ? '' : xmlText(this.#text(each))))
        .join('');
    return this.#elements(key, value, prefixes);
  }

  /** A prefix is one only where it is declared: `first_name` is a name like others. */
  #name(key: string, prefixes: ReadonlySet<string>): string {
    const { separator } = this.#options;
    const at = key.indexOf(separator);
    const prefix = at > 0 ? key.slice(0, at) : '';
    return prefix !== '' && (prefixes.has(prefix) || prefix === 'xml')
      ? `${xmlName(prefix)}:${xmlName(key.slice(at + separator.length))}`
      : xmlName(key);
  }

  #text(value: unknown): string {
    if (typeof value === 'number') return numberText(value);
    if (typeof value === 'string') return this.#options.parsesDates ? dateText(value) : value;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

const isAttribute = (key: string): boolean => key.startsWith('@') && key.length > 1;

/** As .NET writes a double: `1E-07`. */
const numberText = (value: number): string =>
  String(value).replace(/e([+-])(\d+)$/, (_, sign: string, digits: string) => `E${sign}${digits.padStart(2, '0')}`);

const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(Z|[+-]\d\d:?\d\d)?$/;

/** As .NET writes again what it took for a date: without zeros at the end, and by the clock of the gateway, which is UTC. */
function dateText(text: string): string {
  const [, moment, fraction = '', zone = ''] = DATE.exec(text) ?? [];
  if (moment === undefined || Number.isNaN(Date.parse(`${moment}Z`))) return text;
  const digits = fraction.replace(/0+$/, '');
  const rest = digits === '' ? '' : `.${digits}`;
  if (zone === '' || zone === 'Z') return `${moment}${rest}${zone}`;
  const utc = new Date(Date.parse(`${moment}${zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')}`));
  return `${utc.toISOString().slice(0, 19)}${rest}+00:00`;
}
