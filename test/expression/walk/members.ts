import type { OutArgument, ReadLocal } from '../../../src/expression/check/bound.ts';
import { FunctionScope, Local } from '../../../src/expression/check/scope.ts';
import { PolicyContext } from '../../../src/expression/context/policy-context.ts';
import { call } from '../../../src/expression/emit/calls.ts';
import { ClosureEmitter } from '../../../src/expression/emit/emit.ts';
import { type Evaluate, Frame } from '../../../src/expression/emit/frame.ts';
import { LIBRARY } from '../../../src/expression/library/index.ts';
import type { Evaluation } from '../../../src/expression/runtime/evaluation.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import { LimitError } from '../../../src/expression/runtime/meter.ts';
import { fullName } from '../../../src/expression/types/display.ts';
import { substitute } from '../../../src/expression/types/hierarchy.ts';
import type { Member } from '../../../src/expression/types/member.ts';
import { STRING } from '../../../src/expression/types/primitives.ts';
import type { Type } from '../../../src/expression/types/type.ts';
import { hostContext } from '../support/host.ts';

export interface WalkedMember {
  readonly title: string;
  /** Full names of the types of what it takes. */
  readonly takes: readonly string[];
  /** A call of it as an expression makes it, with all that a call is charged for. */
  readonly run: (meter: Evaluation, given: readonly unknown[]) => unknown;
}

/** Every member of the library that can be called; generic ones for texts. */
export function* walkedMembers(): Generator<WalkedMember> {
  for (const definition of LIBRARY.definitions)
    for (const name of LIBRARY.names(definition))
      for (const member of LIBRARY.declared(definition, name)) {
        if (!['function', 'object'].includes(typeof member.body)) continue;
        const takes = member.parameters.map(({ type }) => fullName(type));
        yield {
          title: `${definition.fullName}: ${member.signature}`,
          takes: hasReceiver(member) ? [definition.fullName, ...takes] : takes,
          run: runner(member),
        };
      }
}

const hasReceiver = ({ isStatic, kind }: Member): boolean => !(isStatic || kind === 'constructor');

const CONTEXT = new PolicyContext(hostContext({}));

function runner(member: Member): WalkedMember['run'] {
  const emitter = new ClosureEmitter();
  const scope = new FunctionScope(undefined);
  const typeParameters = [...member.owner.parameters, ...member.typeParameters];
  const texts = new Map(typeParameters.map(parameter => [parameter, STRING]));
  const local = (type: Type) => new Local({ name: '', type: substitute(type, texts) }, scope);
  const receiver = hasReceiver(member) ? [local(member.owner.open)] : [];
  const taken = member.parameters.map(({ type }) => local(type));
  const slots = [...receiver, ...taken].map(each => emitter.layout.slot(each));
  const read = (each: Local): ReadLocal => ({ kind: 'local', local: each, type: each.type, span: NOWHERE });
  const evaluate: Evaluate = call(emitter, {
    kind: 'call',
    member,
    accessor: 'get',
    type: substitute(member.type, texts),
    typeArguments: typeParameters.map(() => STRING),
    receiver: receiver.map(read)[0],
    arguments: taken.map((each, index) => argumentOf(member.parameters[index]?.modifier, each, read(each))),
  });
  return (meter, given) => {
    const locals = new Array<unknown>(emitter.layout.size);
    for (const [index, slot] of slots.entries()) locals[slot] = given[index];
    return evaluate(new Frame({ context: CONTEXT, meter }, locals));
  };
}

const NOWHERE = { start: 0, end: 0 };

/** How a call ended; throws what is none of these. */
export type Ending = 'value' | 'throws' | 'stopped';

export function ending(call: () => unknown): Ending {
  try {
    call();
    return 'value';
  } catch (error) {
    if (error instanceof NetException) return 'throws';
    if (error instanceof LimitError || error instanceof RangeError) return 'stopped';
    // A sample is not of the type that the checker would have seen to.
    if (error instanceof TypeError) return 'throws';
    throw error;
  }
}

const argumentOf = (modifier: string | undefined, local: Local, read: ReadLocal): ReadLocal | OutArgument =>
  modifier === 'out' || modifier === 'ref' ? { kind: 'out', local, read: modifier === 'ref' ? read : undefined } : read;
