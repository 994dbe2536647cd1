import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { XCOMMENT, XComment } from '../xml/x-comment.ts';

export const xcomment = members(XCOMMENT, () => ({
  'new(string value)': (value: string | null) => new XComment(notNull(value, 'value')),
  'new(XComment other)': (other: XComment | null) => notNull(other, 'other').copyAlone(),
  'string Value': {
    get: (self: XComment) => self.value,
    set: (self: XComment, value: string | null) => {
      self.value = notNull(value, 'value');
    },
  },
}));
