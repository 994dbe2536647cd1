import { AnchorNode } from './anchor-node.ts';
import { BackreferenceNode } from './backreference-node.ts';
import { SetNode, TextNode } from './char-nodes.ts';
import { ForkNode, GroupConditionNode } from './choice-nodes.ts';
import { BalanceNode, CloseNode, GateNode, OpenNode, PassNode, RefuseNode } from './group-nodes.ts';
import { LoopNode, StarNode } from './loop-nodes.ts';
import { ACCEPT, type Node } from './node.ts';
import { GreedyRun, LazyRun } from './run-nodes.ts';
import type { Capture, Look, Loop, Tree } from './tree.ts';
import { joinTexts, minLength, oneChar } from './tree-facts.ts';

export interface Program {
  readonly start: Node;
  readonly slotCount: number;
}

/** Makes the nodes of a pattern, from its end to its beginning. The machine knows a group by its place in the list of numbers. */
export function compile(tree: Tree, groups: readonly number[], isBackward: boolean): Program {
  const compiler = new Compiler(groups);
  const start = compiler.node(tree, isBackward, ACCEPT);
  return { start, slotCount: compiler.slotCount };
}

class Compiler {
  readonly #groups: readonly number[];
  slotCount = 0;

  constructor(groups: readonly number[]) {
    this.#groups = groups;
  }

  #place(group: number): number {
    return this.#groups.indexOf(group);
  }

  #slots(count: number): number {
    this.slotCount += count;
    return this.slotCount - count;
  }

  /** What a tree becomes when another node is to follow it. */
  node(tree: Tree, isBackward: boolean, next: Node): Node {
    switch (tree.kind) {
      case 'empty':
        return next;
      case 'text':
        return new TextNode(tree.text, isBackward, next);
      case 'set':
        return new SetNode(tree.set, isBackward, next);
      case 'anchor':
        return new AnchorNode(tree.name, next);
      case 'backreference':
        return new BackreferenceNode({ ...tree, group: this.#place(tree.group) }, isBackward, next);
      case 'sequence':
        return this.#sequence(tree.items, isBackward, next);
      case 'choice':
        return this.#choice(tree.branches, isBackward, next);
      case 'loop':
        return this.#loop(tree, isBackward, next);
      case 'capture':
        return this.#capture(tree, isBackward, next);
      case 'atomic':
        return this.#gate(tree.item, isBackward, next, false);
      case 'look':
        return this.#look(tree, next);
      case 'if group':
        return new GroupConditionNode(
          this.#place(tree.group),
          this.node(tree.yes, isBackward, next),
          this.node(tree.no, isBackward, next),
        );
      case 'if match':
        return this.#condition(tree, isBackward, next);
    }
  }

  #sequence(items: readonly Tree[], isBackward: boolean, next: Node): Node {
    const joined = joinTexts(items);
    return (isBackward ? joined : joined.toReversed()).reduce((node, item) => this.node(item, isBackward, node), next);
  }

  #choice(branches: readonly Tree[], isBackward: boolean, next: Node): Node {
    const nodes = branches.map(branch => this.node(branch, isBackward, next));
    return nodes.reduceRight((second, first) => new ForkNode(first, second));
  }

  #loop(loop: Loop, isBackward: boolean, next: Node): Node {
    const { item, min, max, isLazy } = loop;
    const set = oneChar(item);
    if (set !== undefined) {
      const repeat = { set, min, max, isBackward };
      return isLazy ? new LazyRun(repeat, next) : new GreedyRun(repeat, next);
    }
    if (min === 0 && max === 1) return this.#optional(item, isLazy, isBackward, next);
    if (max === Number.POSITIVE_INFINITY && min <= 1 && minLength(item) > 0) return this.#star(loop, isBackward, next);
    const node = new LoopNode(loop, this.#slots(2), next);
    return node.close(this.node(item, isBackward, node));
  }

  #optional(item: Tree, isLazy: boolean, isBackward: boolean, next: Node): Node {
    const once = this.node(item, isBackward, next);
    return isLazy ? new ForkNode(next, once) : new ForkNode(once, next);
  }

  #star({ item, min, isLazy }: Loop, isBackward: boolean, next: Node): Node {
    const star = new StarNode(isLazy, next);
    const body = this.node(item, isBackward, star);
    star.close(body);
    return min === 0 ? star : body;
  }

  #capture({ group, balances, item }: Capture, isBackward: boolean, next: Node): Node {
    const slot = this.#slots(1);
    const place = group === undefined ? undefined : this.#place(group);
    const close =
      balances === undefined ? closing(slot, place, next) : new BalanceNode(slot, place, this.#place(balances), next);
    return new OpenNode(slot, this.node(item, isBackward, close));
  }

  #gate(item: Tree, isBackward: boolean, next: Node, isLook: boolean): Node {
    const slot = this.#slots(2);
    return new GateNode(slot, this.node(item, isBackward, new PassNode(slot, isLook, next)));
  }

  #look({ item, isNegative, isBehind }: Look, next: Node): Node {
    if (!isNegative) return this.#gate(item, isBehind, next, true);
    const slot = this.#slots(2);
    return new GateNode(slot, this.node(item, isBehind, new RefuseNode(slot)), next);
  }

  #condition(
    { test, yes, no }: { readonly test: Tree; readonly yes: Tree; readonly no: Tree },
    isBackward: boolean,
    next: Node,
  ): Node {
    const slot = this.#slots(2);
    const passed = new PassNode(slot, true, this.node(yes, isBackward, next));
    return new GateNode(slot, this.node(test, isBackward, passed), this.node(no, isBackward, next));
  }
}

const closing = (slot: number, group: number | undefined, next: Node): Node =>
  group === undefined ? next : new CloseNode(slot, group, next);
