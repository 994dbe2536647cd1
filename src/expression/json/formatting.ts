import { defineEnum } from '../types/type.ts';

export const FORMATTING = defineEnum('Newtonsoft.Json.Formatting', ['None', 'Indented']);
const INDENTED = 1;

export const isIndented = (formatting: number): boolean => formatting === INDENTED;
