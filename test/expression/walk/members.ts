import { LIBRARY } from '../../../src/expression/library/index.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import type { Limits } from '../../../src/expression/runtime/limits.ts';
import { LimitError, Meter } from '../../../src/expression/runtime/meter.ts';
import { callable, meteredCallable } from '../../../src/expression/trust.ts';
import { fullName } from '../../../src/expression/types/display.ts';
import type { Member } from '../../../src/expression/types/member.ts';
import { STRING } from '../../../src/expression/types/primitives.ts';
import { Generic, type Implementation, Metered } from '../../../src/expression/types/table.ts';
import type { Type } from '../../../src/expression/types/type.ts';

export interface WalkedMember {
  readonly title: string;
  /** Full names of the types of what it takes. */
  readonly takes: readonly string[];
  readonly body: Implementation | Metered;
}

/** Every member of the library that can be called; generic ones for texts. */
export function* walkedMembers(): Generator<WalkedMember> {
  for (const definition of LIBRARY.definitions)
    for (const name of LIBRARY.names(definition))
      for (const member of LIBRARY.declared(definition, name)) {
        const body = bodyOf(member);
        if (body === undefined) continue;
        const takes = member.parameters.map(({ type }) => nameOf(type));
        const isStatic = member.isStatic || member.kind === 'constructor';
        yield {
          title: `${definition.fullName}: ${member.signature}`,
          takes: isStatic ? takes : [definition.fullName, ...takes],
          body,
        };
      }
}

function bodyOf(member: Member): Implementation | Metered | undefined {
  const { body, owner, typeParameters } = member;
  const got = typeof body === 'object' && 'get' in body ? body.get : body;
  const count = owner.parameters.length + typeParameters.length;
  const made = got instanceof Generic ? got.make(...Array.from({ length: count }, () => STRING)) : got;
  return typeof made === 'function' || made instanceof Metered ? made : undefined;
}

const nameOf = (type: Type): string => fullName(type);

/** How a member ended; throws what is none of these. */
export type Ending = 'value' | 'throws' | 'stopped';

export function called(body: Implementation | Metered, given: readonly unknown[], limits: Limits): Ending {
  try {
    if (body instanceof Metered) meteredCallable(body.run)(new Meter(limits), ...given);
    else callable(body)(...given);
    return 'value';
  } catch (error) {
    if (error instanceof NetException) return 'throws';
    if (error instanceof LimitError || error instanceof RangeError) return 'stopped';
    // A sample is not of the type that the checker would have seen to.
    if (error instanceof TypeError) return 'throws';
    throw error;
  }
}
