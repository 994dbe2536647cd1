import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { XDECLARATION, XDeclaration } from '../xml/x-declaration.ts';

const part = (name: 'version' | 'encoding' | 'standalone') => ({
  get: (self: XDeclaration) => self[name],
  set: (self: XDeclaration, value: string | null) => {
    self[name] = value;
  },
});

export const xdeclaration = members(XDECLARATION, () => ({
  'new(string version, string encoding, string standalone)': (
    version: string | null,
    encoding: string | null,
    standalone: string | null,
  ) => new XDeclaration(version, encoding, standalone),
  'new(XDeclaration other)': (other: XDeclaration | null) => notNull(other, 'other').copy(),
  'string Version': part('version'),
  'string Encoding': part('encoding'),
  'string Standalone': part('standalone'),
}));
