import { headerValues } from '../../http/headers.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, TEXT } from '../value.ts';

/** On what it depends, besides the API and the path, which cached response is the right one. */
export function readResponseKey(element: Element, compiler: Compiler): (context: CallContext) => string {
  const names = (child: string) =>
    element.children.filter(({ name }) => name === child).map(each => compiler.value(each, 'text', TEXT));
  const headers = names('vary-by-header');
  const parameters = names('vary-by-query-parameter');
  return context => {
    const { received, request } = context;
    const query = parameters.flatMap(value => split(evaluate(value, context)));
    return `response ${JSON.stringify([
      received.apiId,
      received.path,
      request.path,
      query.length === 0 ? request.query : parametersOf(request.query, query),
      headers
        .flatMap(value => split(evaluate(value, context)))
        .map(name => [name, headerValues(request.headers, name)]),
    ])}`;
  };
}

const split = (names: string): string[] =>
  names
    .split(';')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '');

const parametersOf = (query: string, names: readonly string[]): (readonly string[])[] =>
  [...new URLSearchParams(query)].filter(([name]) => names.includes(name.toLowerCase())).toSorted(byName);

const byName = ([a]: readonly string[], [b]: readonly string[]): number =>
  Number(`${a}` > `${b}`) - Number(`${a}` < `${b}`);
