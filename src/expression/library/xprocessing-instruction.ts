import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { XPROCESSING_INSTRUCTION, XProcessingInstruction } from '../xml/x-processing-instruction.ts';

export const xprocessingInstruction = members(XPROCESSING_INSTRUCTION, () => ({
  'new(string target, string data)': (target: string | null, data: string | null) =>
    new XProcessingInstruction(notNull(target, 'target'), notNull(data, 'data')),
  'new(XProcessingInstruction other)': (other: XProcessingInstruction | null) => notNull(other, 'other').copyAlone(),
  'string Target': {
    get: (self: XProcessingInstruction) => self.target,
    set: (self: XProcessingInstruction, target: string | null) => {
      self.target = notNull(target, 'value');
    },
  },
  'string Data': {
    get: (self: XProcessingInstruction) => self.data,
    set: (self: XProcessingInstruction, data: string | null) => {
      self.data = notNull(data, 'value');
    },
  },
}));
