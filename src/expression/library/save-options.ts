import { enumeration } from '../types/table.ts';
import { defineFlags } from '../types/type.ts';
import { SAVE } from '../xml/print.ts';

export const SAVE_OPTIONS = defineFlags('System.Xml.Linq.SaveOptions', {
  None: 0,
  DisableFormatting: SAVE.disableFormatting,
  OmitDuplicateNamespaces: SAVE.omitDuplicateNamespaces,
});

export const saveOptions = enumeration(SAVE_OPTIONS);
