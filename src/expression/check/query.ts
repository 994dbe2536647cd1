import type {
  AnonymousObjectNode,
  ArgumentNode,
  Expression,
  FromClause,
  JoinClause,
  LambdaNode,
  LetClause,
  Name,
  OrderByClause,
  QueryBody,
  QueryClause,
  QueryNode,
  Span,
  StatementNode,
  TypeNode,
} from '../syntax/ast.ts';

/** What the clauses so far give: a sequence, and the names of the variables that each of its elements holds. */
interface Flow {
  readonly source: Expression;
  readonly names: readonly Name[];
}

/**
 * `from x in xs where … select …` as the method calls it stands for. Where an element holds several variables it is an
 * anonymous object, taken apart again at the beginning of each lambda.
 * https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#12203-query-expression-translation
 */
export const translateQuery = ({ from, body }: QueryNode): Expression =>
  translateBody({ source: sourceOf(from), names: [from.name] }, body);

const sourceOf = ({ type, source, ...span }: Pick<FromClause, 'type' | 'source' | 'start' | 'end'>): Expression =>
  type === undefined ? source : call(source, 'Cast', [], span, [type]);

function translateBody(start: Flow, { clauses, end, continuation }: QueryBody): Expression {
  const flow = clauses.reduce(translateClause, start);
  const result = ending(flow, end);
  return continuation === undefined
    ? result
    : translateBody({ source: result, names: [continuation.name] }, continuation.body);
}

function ending(flow: Flow, end: QueryBody['end']): Expression {
  if (end.kind === 'select') return call(flow.source, 'Select', [lambda(flow.names, end.value)], end);
  const key = lambda(flow.names, end.by);
  return call(flow.source, 'GroupBy', [key, lambda(flow.names, end.value)], end);
}

function translateClause(flow: Flow, clause: QueryClause): Flow {
  switch (clause.kind) {
    case 'where':
      return { ...flow, source: call(flow.source, 'Where', [lambda(flow.names, clause.condition)], clause) };
    case 'orderby':
      return { ...flow, source: ordered(flow, clause) };
    case 'let':
      return letClause(flow, clause);
    case 'from':
      return fromClause(flow, clause);
    case 'join':
      return joinClause(flow, clause);
  }
}

function ordered({ source, names }: Flow, { orderings, ...span }: OrderByClause): Expression {
  return orderings.reduce((sorted, { value, isDescending }, index) => {
    const method = `${index === 0 ? 'OrderBy' : 'ThenBy'}${isDescending ? 'Descending' : ''}`;
    return call(sorted, method, [lambda(names, value)], span);
  }, source);
}

function letClause({ source, names }: Flow, { name, value, ...span }: LetClause): Flow {
  const all = [...names, name];
  const members = [...names.map(same), { name, value }];
  return { source: call(source, 'Select', [lambda(names, anonymous(members, span))], span), names: all };
}

function fromClause({ source, names }: Flow, clause: FromClause): Flow {
  const all = [...names, clause.name];
  const inner = lambda(names, sourceOf(clause));
  const both = lambda(names, anonymous(all.map(same), clause), clause.name);
  return { source: call(source, 'SelectMany', [inner, both], clause), names: all };
}

function joinClause({ source, names }: Flow, clause: JoinClause): Flow {
  const last = clause.into ?? clause.name;
  const all = [...names, last];
  const keys = [lambda(names, clause.left), lambda([clause.name], clause.right)];
  const both = lambda(names, anonymous(all.map(same), clause), last);
  const method = clause.into === undefined ? 'Join' : 'GroupJoin';
  return { source: call(source, method, [sourceOf(clause), ...keys, both], clause), names: all };
}

/** Of its own in each query, since one may stand in another. */
const holder = ({ start }: Span): string => `<element ${start}>`;

/** A lambda that sees the variables of an element, and one more where there is a second parameter. */
function lambda(names: readonly Name[], body: Expression, second?: Name): LambdaNode {
  const span = { start: body.start, end: body.end };
  const [only, another] = names;
  const isPlain = another === undefined && only !== undefined;
  const first = isPlain ? only : { text: holder(span), ...span };
  const parameters = [first, ...(second === undefined ? [] : [second])].map(name => ({ type: undefined, name }));
  return {
    kind: 'lambda',
    ...span,
    parameters,
    body: isPlain ? body : { kind: 'block', ...span, statements: takenApart(names, body, span) },
  };
}

function takenApart(names: readonly Name[], body: Expression, span: Span): readonly StatementNode[] {
  const locals = names.map((name): StatementNode => {
    const value: Expression = {
      kind: 'member',
      ...span,
      target: identifier(holder(span), span),
      name,
      typeArguments: [],
    };
    return { kind: 'local', ...span, isConstant: false, type: VAR, declarators: [{ ...span, name, value }] };
  });
  return [...locals, { kind: 'return', ...span, value: body }];
}

const VAR: TypeNode = { kind: 'named-type', name: 'var', arguments: [], start: 0, end: 0 };

const identifier = (name: string, span: Span): Expression => ({
  kind: 'identifier',
  name,
  typeArguments: [],
  start: span.start,
  end: span.end,
});

const same = (name: Name): { readonly name: Name; readonly value: Expression } => ({
  name,
  value: identifier(name.text, name),
});

const anonymous = (members: AnonymousObjectNode['members'], { start, end }: Span): Expression => ({
  kind: 'anonymous-object',
  start,
  end,
  members,
});

function call(
  target: Expression,
  method: string,
  given: readonly Expression[],
  { start, end }: Span,
  typeArguments: readonly TypeNode[] = [],
): Expression {
  const name = { text: method, start, end };
  const values = given.map((value): ArgumentNode => ({ name: undefined, modifier: undefined, value, start, end }));
  return {
    kind: 'call',
    start,
    end,
    target: { kind: 'member', start, end, target, name, typeArguments },
    arguments: values,
  };
}
