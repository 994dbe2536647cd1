import type { Machine } from './machine.ts';
import { Node } from './node.ts';

/** Undoes the change of a slot; the position stands for the slot. */
class SlotUndo extends Node {
  override run(): Node | null {
    return null;
  }

  override retry(machine: Machine): Node | null {
    machine.slots[machine.position] = machine.number;
    return null;
  }
}

/** Undoes the change of a group's captures; the position stands for the group. */
class GroupUndo extends Node {
  override run(): Node | null {
    return null;
  }

  override retry(machine: Machine): Node | null {
    machine.groups[machine.position] = machine.captured;
    return null;
  }
}

export const SLOT_UNDO: Node = new SlotUndo();
export const GROUP_UNDO: Node = new GroupUndo();
