import { defineEnum } from '../types/type.ts';

/** https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JTokenType.htm */
export const TokenType = {
  None: 0,
  Object: 1,
  Array: 2,
  Constructor: 3,
  Property: 4,
  Comment: 5,
  Integer: 6,
  Float: 7,
  String: 8,
  Boolean: 9,
  Null: 10,
  Undefined: 11,
  Date: 12,
  Raw: 13,
  Bytes: 14,
  Guid: 15,
  Uri: 16,
  TimeSpan: 17,
} as const;

export const JTOKEN_TYPE = defineEnum('Newtonsoft.Json.Linq.JTokenType', TokenType);

const NAMES: readonly string[] = Object.keys(TokenType);

export const tokenTypeName = (type: number): string => NAMES[type] ?? String(type);
