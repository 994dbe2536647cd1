import type { Meter } from '../runtime/meter.ts';
import { JContainer } from './container.ts';
import type { JToken } from './token.ts';
import { JValue } from './value.ts';

/** A token takes as much memory as a text of about this length. */
const TOKEN_LENGTH = 100;

/** For what a container has just taken in. */
export function chargeAdded(meter: Meter, container: JContainer | null): void {
  meter.grow(TOKEN_LENGTH * (1 + (container?.takeCopied() ?? 0)));
}

/** For a container that has just been made of its content. */
export function added<T extends JContainer>(meter: Meter, container: T): T {
  chargeAdded(meter, container);
  // The values of a property stand in an array of their own.
  if (container.first instanceof JContainer) chargeAdded(meter, container.first);
  return container;
}

export function copied(meter: Meter, token: JToken): JToken {
  chargeTree(meter, token);
  return token.clone();
}

/** For a copy of a tree. */
export const chargeTree = (meter: Meter, token: JToken): void => meter.grow(TOKEN_LENGTH * token.size);

/** For a walk over all of a tree. */
export function chargeWalk(meter: Meter, token: JToken): void {
  const unread = token instanceof JContainer ? token.unread : undefined;
  if (unread !== undefined) {
    unread.chargeWalk(meter);
    return;
  }
  meter.step();
  if (token instanceof JValue && typeof token.raw === 'string') meter.work(token.raw.length);
  for (const child of token.children) chargeWalk(meter, child);
}

/** For the tokens that a text is about to become. */
export const chargeText = (meter: Meter, text: string | null): void => meter.grow(4 * (text?.length ?? 0));
