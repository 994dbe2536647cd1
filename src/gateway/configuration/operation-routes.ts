import { parameterIn } from '../../http/query.ts';
import type { Operation } from '../../model/operation.ts';
import { readUrlTemplate, type TemplatePart, type UrlTemplate } from '../../model/url-template.ts';
import type { TemplateMatch } from '../../policy/call-context.ts';
import { comparable, decodedSegment } from './segments.ts';
import { type PartsPattern, patternOf } from './template-parts.ts';

/** An operation, and how a request met its URL template. */
export interface OperationMatch {
  readonly operation: Operation;
  readonly matched: TemplateMatch;
}

interface Leaf {
  readonly operation: Operation;
  /** What the parts of the path are called, in their order. */
  readonly names: readonly string[];
  readonly query: readonly QueryTest[];
  readonly queryNames: ReadonlySet<string>;
}

interface QueryTest {
  /** In lower case. */
  readonly name: string;
  /** Undefined: the parameter need only be there. */
  readonly pattern: PartsPattern | undefined;
  readonly names: readonly string[];
}

interface Node {
  readonly literals: Map<string, Node>;
  /** Segments of text and parameters, those with more text first. */
  readonly patterns: { readonly pattern: PartsPattern; readonly node: Node }[];
  parameter: Node | undefined;
  /** What ends here, what asks for more of the query first. */
  readonly leaves: Leaf[];
  /** What takes the rest of the path. */
  readonly rests: Leaf[];
}

const newNode = (): Node => ({ literals: new Map(), patterns: [], parameter: undefined, leaves: [], rests: [] });

const NO_NAMES: ReadonlySet<string> = new Set();
const NOTHING: TemplateMatch = { parameters: new Map(), queryNames: NO_NAMES };

/**
 * The operations of an API by method and URL template: text before `{x}` before `*`, segment by segment, letters without
 * case, whatever their order; one slash at the end makes no difference.
 * https://learn.microsoft.com/azure/api-management/add-api-manually
 */
export class OperationRoutes {
  readonly #roots = new Map<string, Node>();
  /** Mostly none does, and then no query is read. */
  #asksForQuery = false;

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(operation);
  }

  /** `path` is what follows the API's own: empty, or it begins with a slash. */
  match(method: string, path: string, query: string): OperationMatch | undefined {
    const root = this.#roots.get(method);
    if (root === undefined) return undefined;
    const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
    const segments = trimmed === '' ? [] : trimmed.slice(1).split('/');
    const values: string[] = [];
    const parameters = this.#asksForQuery && query !== '' ? new URLSearchParams(query) : undefined;
    const leaf = search(root, segments, 0, values, parameters);
    return leaf === undefined ? undefined : { operation: leaf.operation, matched: matchOf(leaf, values, parameters) };
  }

  #add(operation: Operation): void {
    const template = readUrlTemplate(operation.urlTemplate);
    let node = this.#roots.get(operation.method) ?? newNode();
    this.#roots.set(operation.method, node);
    for (const segment of template.segments) node = next(node, segment);
    if (template.query.length > 0) this.#asksForQuery = true;
    const leaves = template.rest === undefined ? node.leaves : node.rests;
    leaves.push(leafOf(operation, template));
    leaves.sort((a, b) => b.query.length - a.query.length);
  }
}

function leafOf(operation: Operation, { segments, rest, query }: UrlTemplate): Leaf {
  const tests = query.map(({ name, value }) => ({
    name: name.toLowerCase(),
    pattern: value.length === 0 ? undefined : patternOf(value),
    names: namesOf(value),
  }));
  return {
    operation,
    names: [...segments.flatMap(namesOf), ...(rest === undefined ? [] : [rest])],
    query: tests,
    queryNames: tests.length === 0 ? NO_NAMES : new Set(tests.map(({ name }) => name)),
  };
}

const namesOf = (parts: readonly TemplatePart[]): string[] =>
  parts.flatMap(part => ('parameter' in part ? [part.parameter] : []));

function next(node: Node, parts: readonly TemplatePart[]): Node {
  const [first, ...others] = parts;
  if (first === undefined || (others.length === 0 && 'text' in first)) {
    const text = comparable(first === undefined ? '' : first.text);
    const known = node.literals.get(text) ?? newNode();
    node.literals.set(text, known);
    return known;
  }
  if (others.length > 0) return nextPattern(node, parts);
  node.parameter ??= newNode();
  return node.parameter;
}

function nextPattern(node: Node, parts: readonly TemplatePart[]): Node {
  const pattern = patternOf(parts);
  const known = node.patterns.find(each => each.pattern.source === pattern.source);
  if (known !== undefined) return known.node;
  const made = { pattern, node: newNode() };
  node.patterns.push(made);
  node.patterns.sort((a, b) => b.pattern.length - a.pattern.length);
  return made.node;
}

/** The first in the order of precedence; `values` has what its parameters are then. */
function search(
  node: Node,
  segments: readonly string[],
  depth: number,
  values: string[],
  query: URLSearchParams | undefined,
): Leaf | undefined {
  const segment = segments[depth];
  if (segment === undefined) {
    const leaf = node.leaves.find(each => asks(each, query));
    if (leaf !== undefined) return leaf;
  } else {
    const found = searchSegment(node, segment, segments, depth, values, query);
    if (found !== undefined) return found;
  }
  const rest = node.rests.find(each => asks(each, query));
  if (rest !== undefined) values.push(segments.slice(depth).map(decodedSegment).join('/'));
  return rest;
}

function searchSegment(
  node: Node,
  segment: string,
  segments: readonly string[],
  depth: number,
  values: string[],
  query: URLSearchParams | undefined,
): Leaf | undefined {
  const count = values.length;
  const literal = node.literals.get(comparable(segment));
  const found = literal && search(literal, segments, depth + 1, values, query);
  if (found !== undefined) return found;
  const text = decodedSegment(segment);
  for (const { pattern, node: following } of node.patterns) {
    const match = pattern.match(text);
    if (match === undefined) continue;
    values.length = count;
    values.push(...match);
    const leaf = search(following, segments, depth + 1, values, query);
    if (leaf !== undefined) return leaf;
  }
  values.length = count;
  if (node.parameter === undefined || segment === '') return undefined;
  values.push(text);
  const leaf = search(node.parameter, segments, depth + 1, values, query);
  if (leaf === undefined) values.length = count;
  return leaf;
}

/** Whether the request has what the template asks of the query. */
const asks = ({ query }: Leaf, parameters: URLSearchParams | undefined): boolean =>
  query.every(({ name, pattern }) => {
    const value = parameters && parameterIn(parameters, name);
    return value !== undefined && (pattern === undefined || pattern.match(value) !== undefined);
  });

function matchOf(leaf: Leaf, values: readonly string[], query: URLSearchParams | undefined): TemplateMatch {
  if (leaf.names.length === 0 && leaf.query.length === 0) return NOTHING;
  const parameters = new Map(leaf.names.map((name, index) => [name, values[index] ?? '']));
  for (const { name, pattern, names } of leaf.query) {
    const found = pattern?.match((query && parameterIn(query, name)) ?? '');
    for (const [index, each] of names.entries()) parameters.set(each, found?.[index] ?? '');
  }
  return { parameters, queryNames: leaf.queryNames };
}
