import type { Capture, CaptureCollection } from '../regex/capture.ts';
import { CAPTURE_COLLECTION } from '../types/regular-expressions.ts';
import { members } from '../types/table.ts';

export const captureCollection = members(CAPTURE_COLLECTION, () => ({
  'int Count': ({ count }: CaptureCollection) => count,
  'Capture this[int i]': (self: CaptureCollection, index: number): Capture => self.get(index),
}));
