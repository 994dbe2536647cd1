// Loaded only by documents that need it.
export { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, stringify, YAMLParseError } from 'yaml';
