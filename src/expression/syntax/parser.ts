import type { ArgumentNode, BlockNode, Expression, Initializer, Pattern, StatementNode, TypeNode } from './ast.ts';
import { Cursor } from './cursor.ts';
import { parseArguments } from './parse-arguments.ts';
import { parseBinary } from './parse-binary.ts';
import { parseBlock } from './parse-block.ts';
import { parseExpression } from './parse-expression.ts';
import { parseInitializer } from './parse-initializer.ts';
import { type ConstantExtent, parsePattern } from './parse-pattern.ts';
import { parseStatement } from './parse-statement.ts';
import { parseType, type TypePosition } from './parse-type.ts';
import { parseUnary } from './parse-unary.ts';
import type { Token } from './token.ts';

/** Where the parts of the grammar meet; each stands in a file of its own. */
export class Parser extends Cursor {
  /** An expression in the hole of an interpolated string ends at a colon. */
  readonly isHole: boolean;

  constructor(text: string, tokens: readonly Token[], depth: number, isHole: boolean) {
    super(text, tokens, depth);
    this.isHole = isHole;
  }

  hole(tokens: readonly Token[]): Parser {
    const hole = new Parser(this.text, tokens, this.depth, true);
    hole.isInQuery = this.isInQuery;
    return hole;
  }

  expression(): Expression {
    return this.#deeper(parseExpression);
  }

  /** An expression without assignment, conditional, lambda or query at its top. */
  binary(): Expression {
    return parseBinary(this, 'lowest');
  }

  /** Binds closer than `<`. */
  shift(): Expression {
    return parseBinary(this, '<<');
  }

  /** What a prefix operator or a cast stands before. */
  unary(): Expression {
    return this.#deeper(parseUnary);
  }

  arguments(closer: ')' | ']'): readonly ArgumentNode[] {
    return parseArguments(this, closer);
  }

  initializer(): Initializer {
    return this.#deeper(parseInitializer);
  }

  type(position: TypePosition): TypeNode {
    this.enter();
    const type = parseType(this, position);
    this.leave();
    return type;
  }

  pattern(constant: ConstantExtent): Pattern {
    this.enter();
    const pattern = parsePattern(this, constant);
    this.leave();
    return pattern;
  }

  statement(): StatementNode {
    return this.#deeper(parseStatement);
  }

  block(): BlockNode {
    return this.#deeper(parseBlock);
  }

  #deeper<Node>(parse: (p: Parser) => Node): Node {
    this.enter();
    const node = parse(this);
    this.leave();
    return node;
  }
}
