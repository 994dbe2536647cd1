/**
 * The C# 7 of policy expressions, as it is written: nothing here has been looked up or checked. Offsets count UTF-16 units
 * from the beginning of the text that was parsed.
 */
export interface Span {
  readonly start: number;
  /** The offset after the last character. */
  readonly end: number;
}

export interface Name extends Span {
  readonly text: string;
}

// Types

export type TypeNode = NamedTypeNode | ArrayTypeNode | NullableTypeNode | TupleTypeNode;

/** `string`, `var`, `dynamic`, `System.Text.Encoding`, `Dictionary<string, int>`; the dots stand in the name's text. */
export interface NamedTypeNode extends Span {
  readonly kind: 'named-type';
  readonly name: string;
  readonly arguments: readonly TypeNode[];
}

export interface ArrayTypeNode extends Span {
  readonly kind: 'array-type';
  readonly element: TypeNode;
  /** 1 for `[]`, 2 for `[,]`. */
  readonly rank: number;
}

export interface NullableTypeNode extends Span {
  readonly kind: 'nullable-type';
  readonly type: TypeNode;
}

/** `(int, string name)` */
export interface TupleTypeNode extends Span {
  readonly kind: 'tuple-type';
  readonly elements: readonly { readonly type: TypeNode; readonly name: Name | undefined }[];
}

// Expressions

export type Expression =
  | LiteralNode
  | InterpolatedNode
  | IdentifierNode
  | TypeExpressionNode
  | MemberNode
  | CallNode
  | IndexNode
  | ConditionalAccessNode
  | ReceiverNode
  | UnaryNode
  | IncrementNode
  | BinaryNode
  | AssignmentNode
  | ConditionalNode
  | CastNode
  | AsNode
  | IsNode
  | TypeofNode
  | NameofNode
  | DefaultNode
  | CheckedNode
  | ObjectCreationNode
  | AnonymousObjectNode
  | ArrayCreationNode
  | LambdaNode
  | TupleNode
  | DeclarationNode
  | ThrowNode
  | QueryNode;

export type LiteralType =
  | 'string'
  | 'char'
  | 'bool'
  | 'null'
  | 'int'
  | 'uint'
  | 'long'
  | 'ulong'
  | 'float'
  | 'double'
  | 'decimal';

/** An integer literal has the first of int, uint, long, ulong that holds it and that its suffix allows. */
export interface LiteralNode extends Span {
  readonly kind: 'literal';
  readonly type: LiteralType;
  /**
   * string: its text; bool; null; char: its UTF-16 unit; int, uint, float, double: a number; long, ulong: a bigint;
   * decimal: its digits as written (`1.10`, `1e3`), without suffix and underscores, since `1.10m` is not `1.1m`.
   * A minus sign makes `-2147483648` one literal, of type int; so with the least long.
   */
  readonly value: string | number | bigint | boolean | null;
}

export interface InterpolatedNode extends Span {
  readonly kind: 'interpolated';
  readonly parts: readonly (string | InterpolationNode)[];
}

export interface InterpolationNode extends Span {
  readonly value: Expression;
  readonly alignment: Expression | undefined;
  /** What follows the colon, escapes undone. */
  readonly format: string | undefined;
}

/** `x`, `Parse<int>`; a name that may turn out to be a local, a type or a namespace. */
export interface IdentifierNode extends Span {
  readonly kind: 'identifier';
  readonly name: string;
  readonly typeArguments: readonly TypeNode[];
}

/** A keyword or a generic type before a dot: the `string` of `string.Join`. */
export interface TypeExpressionNode extends Span {
  readonly kind: 'type-expression';
  readonly type: TypeNode;
}

/** `target.name`, `target.name<T>` */
export interface MemberNode extends Span {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: Name;
  readonly typeArguments: readonly TypeNode[];
}

export interface CallNode extends Span {
  readonly kind: 'call';
  readonly target: Expression;
  readonly arguments: readonly ArgumentNode[];
}

export interface ArgumentNode extends Span {
  /** Of a named argument. */
  readonly name: Name | undefined;
  readonly modifier: 'out' | 'ref' | 'in' | undefined;
  readonly value: Expression;
}

export interface IndexNode extends Span {
  readonly kind: 'index';
  readonly target: Expression;
  readonly arguments: readonly ArgumentNode[];
}

/**
 * `target?.a.b()`: where target is null, so is the whole. `access` is all that follows the question mark, with a `receiver`
 * in the place of target.
 */
export interface ConditionalAccessNode extends Span {
  readonly kind: 'conditional-access';
  readonly target: Expression;
  readonly access: Expression;
}

/** What stands to the left of the nearest `?.` or `?[` around it. */
export interface ReceiverNode extends Span {
  readonly kind: 'receiver';
}

export interface UnaryNode extends Span {
  readonly kind: 'unary';
  readonly operator: '+' | '-' | '!' | '~';
  readonly operand: Expression;
}

/** `x++`, `--x` */
export interface IncrementNode extends Span {
  readonly kind: 'increment';
  readonly operator: '++' | '--';
  readonly isPrefix: boolean;
  readonly operand: Expression;
}

export type BinaryOperator =
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<<'
  | '>>'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '&'
  | '^'
  | '|'
  | '&&'
  | '||'
  | '??';

export interface BinaryNode extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** Where the operator itself stands. */
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export interface AssignmentNode extends Span {
  readonly kind: 'assignment';
  /** `undefined` for `=`; the `+` of `+=`. `??=` is C# 8 and refused. */
  readonly operator: Exclude<BinaryOperator, '<' | '>' | '<=' | '>=' | '==' | '!=' | '&&' | '||' | '??'> | undefined;
  /** A TupleNode where a deconstruction is assigned to. */
  readonly target: Expression;
  readonly value: Expression;
}

/** `condition ? whenTrue : whenFalse` */
export interface ConditionalNode extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface CastNode extends Span {
  readonly kind: 'cast';
  readonly type: TypeNode;
  readonly operand: Expression;
}

export interface AsNode extends Span {
  readonly kind: 'as';
  readonly operand: Expression;
  readonly type: TypeNode;
}

export interface IsNode extends Span {
  readonly kind: 'is';
  readonly operand: Expression;
  readonly pattern: Pattern;
}

export type Pattern = TypePatternNode | ConstantPatternNode | VarPatternNode;

/** `is string`, `is string s`, `case JObject o`; `_` is a discard and has no name. */
export interface TypePatternNode extends Span {
  readonly kind: 'type-pattern';
  readonly type: TypeNode;
  readonly name: Name | undefined;
}

/** `is null`, `is 3`; also a name that may be a type or a constant: `is Foo.Bar` is parsed as this when it can be an expression and no name follows. */
export interface ConstantPatternNode extends Span {
  readonly kind: 'constant-pattern';
  readonly value: Expression;
}

/** `is var x` */
export interface VarPatternNode extends Span {
  readonly kind: 'var-pattern';
  readonly name: Name | undefined;
}

export interface TypeofNode extends Span {
  readonly kind: 'typeof';
  readonly type: TypeNode;
}

export interface NameofNode extends Span {
  readonly kind: 'nameof';
  readonly operand: Expression;
}

/** `default(T)`; without a type, `default`. */
export interface DefaultNode extends Span {
  readonly kind: 'default';
  readonly type: TypeNode | undefined;
}

/** `checked(x)`, `unchecked(x)` */
export interface CheckedNode extends Span {
  readonly kind: 'checked';
  readonly isChecked: boolean;
  readonly operand: Expression;
}

/** `new T(…) { … }` */
export interface ObjectCreationNode extends Span {
  readonly kind: 'object-creation';
  readonly type: TypeNode;
  /** Undefined where there are no parentheses: `new List<int> { 1 }`. */
  readonly arguments: readonly ArgumentNode[] | undefined;
  readonly initializer: Initializer | undefined;
}

export type Initializer = ObjectInitializerNode | CollectionInitializerNode;

/** `{ Name = x, ["key"] = y, List = { 1, 2 } }`; `{ }` is one of these without members. */
export interface ObjectInitializerNode extends Span {
  readonly kind: 'object-initializer';
  readonly members: readonly MemberInitializer[];
}

export interface MemberInitializer extends Span {
  /** A property by its name, or an element by its index. */
  readonly target: Name | readonly ArgumentNode[];
  readonly value: Expression | Initializer;
}

/** `{ 1, 2 }`, `{ { "a", 1 }, { "b", 2 } }`: each element is what one call of Add is given. */
export interface CollectionInitializerNode extends Span {
  readonly kind: 'collection-initializer';
  readonly elements: readonly (readonly Expression[])[];
}

/** `new { a.Name, Total = 3 }`; a member without a name of its own has that of the member or variable it reads. */
export interface AnonymousObjectNode extends Span {
  readonly kind: 'anonymous-object';
  readonly members: readonly { readonly name: Name; readonly value: Expression }[];
}

/** `new int[3]`, `new int[] { 1 }`, `new[] { 1 }`, `new int[2, 3]`; also the bare `{ 1, 2 }` of `int[] a = { 1, 2 }`, whose rank is 0. */
export interface ArrayCreationNode extends Span {
  readonly kind: 'array-creation';
  /** Undefined: the elements tell. */
  readonly element: TypeNode | undefined;
  /** One for each dimension; empty where the elements tell. */
  readonly lengths: readonly Expression[];
  readonly rank: number;
  readonly elements: readonly Expression[] | undefined;
}

/** `x => x + 1`, `(int a, b) => { … }`, `delegate (int a) { … }` */
export interface LambdaNode extends Span {
  readonly kind: 'lambda';
  readonly parameters: readonly { readonly type: TypeNode | undefined; readonly name: Name }[];
  readonly body: Expression | BlockNode;
}

/** `(1, name: "x")` */
export interface TupleNode extends Span {
  readonly kind: 'tuple';
  readonly elements: readonly { readonly name: Name | undefined; readonly value: Expression }[];
}

/** The `var x` or `int x` of `out var x` and of `(var a, int b) = …`; `_` has no name. `var (a, b) = …` is a tuple of these. */
export interface DeclarationNode extends Span {
  readonly kind: 'declaration';
  readonly type: TypeNode;
  readonly name: Name | undefined;
}

/** `x ?? throw …` */
export interface ThrowNode extends Span {
  readonly kind: 'throw-expression';
  readonly value: Expression;
}

/** `from x in xs where … orderby … select …` */
export interface QueryNode extends Span {
  readonly kind: 'query';
  readonly from: FromClause;
  readonly body: QueryBody;
}

export interface FromClause extends Span {
  readonly kind: 'from';
  readonly type: TypeNode | undefined;
  readonly name: Name;
  readonly source: Expression;
}

export interface QueryBody {
  readonly clauses: readonly QueryClause[];
  readonly end: SelectClause | GroupClause;
  /** `into x …` */
  readonly continuation: { readonly name: Name; readonly body: QueryBody } | undefined;
}

export type QueryClause = FromClause | LetClause | WhereClause | JoinClause | OrderByClause;

export interface LetClause extends Span {
  readonly kind: 'let';
  readonly name: Name;
  readonly value: Expression;
}

export interface WhereClause extends Span {
  readonly kind: 'where';
  readonly condition: Expression;
}

export interface JoinClause extends Span {
  readonly kind: 'join';
  readonly type: TypeNode | undefined;
  readonly name: Name;
  readonly source: Expression;
  readonly left: Expression;
  readonly right: Expression;
  /** `into group` */
  readonly into: Name | undefined;
}

export interface OrderByClause extends Span {
  readonly kind: 'orderby';
  readonly orderings: readonly { readonly value: Expression; readonly isDescending: boolean }[];
}

export interface SelectClause extends Span {
  readonly kind: 'select';
  readonly value: Expression;
}

export interface GroupClause extends Span {
  readonly kind: 'group';
  readonly value: Expression;
  readonly by: Expression;
}

// Statements

export type StatementNode =
  | BlockNode
  | EmptyNode
  | LocalNode
  | LocalFunctionNode
  | ExpressionStatementNode
  | IfNode
  | SwitchNode
  | ForNode
  | ForeachNode
  | WhileNode
  | DoNode
  | BreakNode
  | ContinueNode
  | ReturnNode
  | ThrowStatementNode
  | TryNode
  | UsingNode
  | CheckedStatementNode;

export interface BlockNode extends Span {
  readonly kind: 'block';
  readonly statements: readonly StatementNode[];
}

export interface EmptyNode extends Span {
  readonly kind: 'empty';
}

/** `var x = 1;`, `int a, b = 2;`, `const string s = "";` */
export interface LocalNode extends Span {
  readonly kind: 'local';
  readonly isConstant: boolean;
  readonly type: TypeNode;
  readonly declarators: readonly Declarator[];
}

export interface Declarator extends Span {
  readonly name: Name;
  readonly value: Expression | undefined;
}

/** `int Twice(int x) => 2 * x;` */
export interface LocalFunctionNode extends Span {
  readonly kind: 'local-function';
  readonly name: Name;
  readonly result: TypeNode;
  readonly parameters: readonly LocalFunctionParameter[];
  readonly body: Expression | BlockNode;
}

export interface LocalFunctionParameter extends Span {
  readonly type: TypeNode;
  readonly name: Name;
  readonly optional: Expression | undefined;
  readonly modifier: 'ref' | 'out' | undefined;
  readonly isParams: true | undefined;
}

export interface ExpressionStatementNode extends Span {
  readonly kind: 'expression-statement';
  readonly expression: Expression;
}

export interface IfNode extends Span {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly whenTrue: StatementNode;
  readonly otherwise: StatementNode | undefined;
}

export interface SwitchNode extends Span {
  readonly kind: 'switch';
  readonly value: Expression;
  readonly sections: readonly SwitchSection[];
}

export interface SwitchSection extends Span {
  readonly labels: readonly SwitchLabel[];
  readonly statements: readonly StatementNode[];
}

export interface SwitchLabel extends Span {
  /** Undefined for `default:`. */
  readonly pattern: Pattern | undefined;
  readonly when: Expression | undefined;
}

export interface ForNode extends Span {
  readonly kind: 'for';
  readonly initializers: LocalNode | readonly Expression[];
  readonly condition: Expression | undefined;
  readonly iterators: readonly Expression[];
  readonly body: StatementNode;
}

export interface ForeachNode extends Span {
  readonly kind: 'foreach';
  /** Undefined where the variable is a deconstruction: `foreach (var (key, value) in pairs)`. */
  readonly type: TypeNode | undefined;
  readonly variable: Name | TupleNode;
  readonly source: Expression;
  readonly body: StatementNode;
}

export interface WhileNode extends Span {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly body: StatementNode;
}

export interface DoNode extends Span {
  readonly kind: 'do';
  readonly body: StatementNode;
  readonly condition: Expression;
}

export interface BreakNode extends Span {
  readonly kind: 'break';
}

export interface ContinueNode extends Span {
  readonly kind: 'continue';
}

export interface ReturnNode extends Span {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

/** Without a value it throws again what the catch clause around it caught. */
export interface ThrowStatementNode extends Span {
  readonly kind: 'throw';
  readonly value: Expression | undefined;
}

export interface TryNode extends Span {
  readonly kind: 'try';
  readonly block: BlockNode;
  readonly catches: readonly CatchClause[];
  readonly finally: BlockNode | undefined;
}

export interface CatchClause extends Span {
  readonly type: TypeNode | undefined;
  readonly name: Name | undefined;
  readonly when: Expression | undefined;
  readonly block: BlockNode;
}

/** `using (var x = …) { }`; the expression form has no declaration. */
export interface UsingNode extends Span {
  readonly kind: 'using';
  readonly resource: LocalNode | Expression;
  readonly body: StatementNode;
}

/** `checked { }`, `unchecked { }` */
export interface CheckedStatementNode extends Span {
  readonly kind: 'checked-statement';
  readonly isChecked: boolean;
  readonly block: BlockNode;
}
