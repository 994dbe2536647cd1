import { enumeration } from '../types/table.ts';
import { defineFlags } from '../types/type.ts';
import { LOAD } from '../xml/read.ts';

/** Line numbers and base URIs are not kept: nothing that is allowed asks for them. */
export const LOAD_OPTIONS = defineFlags('System.Xml.Linq.LoadOptions', {
  None: LOAD.none,
  PreserveWhitespace: LOAD.preserveWhitespace,
  SetBaseUri: 2,
  SetLineInfo: 4,
});

export const loadOptions = enumeration(LOAD_OPTIONS);
