import { counted, type ValidatedDocument } from './validation-report.ts';

/** For a person, who may follow `file:line:column` from a terminal. */
export function validationText(documents: readonly ValidatedDocument[]): string {
  const faults = documents.reduce((sum, document) => sum + document.faults.length, 0);
  const files = new Set(documents.map(({ file }) => file)).size;
  const summary = `${counted(documents.length, 'document')} in ${counted(files, 'file')}: ${faults === 0 ? 'no fault' : counted(faults, 'fault')}.`;
  return [...documents.flatMap(linesOf), summary, ''].join('\n');
}

const linesOf = ({ file, faults, warnings, needs }: ValidatedDocument): string[] => [
  ...faults.map(fault => `${file}:${fault.line}:${fault.column}: ${fault.message}`),
  ...warnings.map(({ line, column, message }) => `${file}:${line}:${column}: warning: ${message}`),
  ...needs.map(need => `${file}:${need.line}:${need.column}: needs the ${need.kind} '${need.name}'`),
];
